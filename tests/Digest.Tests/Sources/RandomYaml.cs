using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>Random texts of YAML syntax: each is read or gives an error with its place, in the budget.</summary>
public sealed class RandomYaml(ITestOutputHelper output)
{
    private static readonly string[] s_tokens =
    [
        "title", "topics", "كلمة", "a", "b", ": ", ":", " ", "  ", "\n", "\n  ", "\n- ", "\n    ", "- ", "? ", "\t", ", ", ",",
        "[", "]", "[]",
        "{", "}", "{}", "{ a: 1 }", "[a, b]", "\"", "'", "\"a\"", "'a'", "''", "|", "|\n", ">-\n  ",
        "|+2\n", "#", " # c", "&a ", "*a", "!!str ",
        "!<x> ", "<<: ", "%YAML 1.2\n", "---\n", "...\n", "~", "null", "true", "0x1F",
        "1e999", ".nan", "2023-09-12", "@", "`", "\\", "\"\\x00\"",
        "\"\\uD800\"", "\"\\u202E\"", "\"\\q\"", "\"\\\n\"", "\u0000",
        "\u0085", "\u2028", "\u200F", "\uFEFF", "\u00A0", "\u202E", "\uD83D", "😀",
        "\r", "a: b\n", "c: d\n", "e:\n  - f\n  - g: h\n", "\n\n", "-", "=", "\x1B[2J",
    ];

    private static readonly (string Text, bool IsRead)[] s_controls =
    [
        ("a: b\nc: [d, e]\n", true), ("a: &x b\n", false), ("a: *x\n", false), ("a: !!str b\n", false), ("a: [b\n", false),
        ("a: b\n<<: { c: d }\n", false),
    ];

    [Fact]
    public void IsReadOrGivesAnErrorWithItsPlaceInTheBudget()
    {
        var count = SampleSize.Of(40_000, 400_000);
        var random = new Random(20230912);
        var read = 0;
        for (var number = 0; number < count; number++)
        {
            if (number % 50_000 == 0)
                output.WriteLine($"{number} of {count} texts");
            var yaml = Text(random);
            var (isRead, errors) = WorkBudget.Run(() => yaml, () => Read(yaml), WorkBudget.BytesOfShortText);

            Assert.True(isRead || errors.Count > 0, $"neither data nor an error; text:\n{yaml}");
            Assert.All(errors, error => Assert.True(error.Location is { Line: >= 1, Column: >= 1 }, $"{error}; text:\n{yaml}"));
            read += isRead && errors.Count == 0 ? 1 : 0;
        }

        Assert.InRange(read, count / 50, count - (count / 50)); // both happen often
    }

    [Fact]
    public void IsReadWithoutAnchorsAndTags() =>
        Assert.All(s_controls, control => Assert.Equal(control.IsRead, Read(control.Text).IsRead));

    private static (bool IsRead, IReadOnlyList<Diagnostic> Errors) Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var file = SourceFile.InMemory("input/articles/kim/ms.md", Encoding.UTF8.GetBytes($"---\n{yaml}\n---\n"));
        var parsed = FrontMatter.Parse(file, Article.Keys, diagnostics);
        return (parsed is not null, [.. diagnostics.Unordered().Where(diagnostic => diagnostic.Severity == Severity.Error)]);
    }

    [SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 20); count > 0; count--)
            text.Append(s_tokens[random.Next(s_tokens.Length)]);
        return text.ToString();
    }
}
