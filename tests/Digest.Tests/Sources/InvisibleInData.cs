using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>Every invisible character, at every place that the program reads, is one error that names it.</summary>
public sealed class InvisibleInData
{
    /// <summary>The first and last character of each row, but those that no file may contain: they have errors of their own.</summary>
    public static TheoryData<int> Characters =>
    [
        .. InvisibleCharacters.Table
            .Where(row => row.InText != InText.Refused)
            .SelectMany(row => new[] { row.First, row.Last })
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Characters))]
    public void IsOneErrorThatNamesIt(int code)
    {
        var hidden = char.ConvertFromUtf32(code);
        foreach (var (path, text) in Places(hidden))
        {
            var errors = ErrorsOf(new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n").With(path, text));
            Assert.True(errors.Length == 1, $"{text}\n{string.Join('\n', errors.Select(error => error.Message))}");
            Assert.Contains($"U+{code:X4} ", errors[0].Message, StringComparison.Ordinal);
            Assert.NotEqual(DiagnosticCode.BadYaml, errors[0].Code);
        }
    }

    [Fact]
    public void ThatIsRefusedEverywhereIsOneErrorToo() => Assert.All(
        InvisibleCharacters.Table.Where(row => row is { InText: InText.Refused, First: not (>= 0xD800 and <= 0xDFFF) }),
        row =>
        {
            var site = new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: Kim{char.ConvertFromUtf32(row.First)}\n---\nTeks.\n");
            var error = Assert.Single(ErrorsOf(site));
            Assert.Equal((DiagnosticCode.ForbiddenCharacter, 2, 11), (error.Code, error.Location.Line, error.Location.Column));
            Assert.Contains($"U+{row.First:X4} ", error.Message, StringComparison.Ordinal);
        });

    /// <summary>The text is read again without each of them.</summary>
    [Theory]
    [InlineData("input/data/a.json", "{", "\u200B\"k{0}\": 1,\n", "}")]
    [InlineData("input/data/a.yml", "", "k{0}: \u200B\"v\"\n", "")]
    public void IsReportedAFewTimesInOneFile(string path, string start, string line, string end)
    {
        var lines = Enumerable.Range(0, 30).Select(number => line.Replace("{0}", $"{number}", StringComparison.Ordinal));
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n");

        Assert.InRange(ErrorsOf(site.With(path, start + string.Concat(lines) + end)).Length, 8, 9);
    }

    [Fact]
    public void OfTheFlagOfScotlandIsKept()
    {
        var flag = "\U0001F3F4" + string.Concat("gbsct".Select(letter => char.ConvertFromUtf32(0xE0000 + letter))) + "\U000E007F";
        Assert.Empty(ErrorsOf(new TestSite().With("input/articles/kim/ms.md", $"---\ntitle: Kim {flag}\n---\nTeks {flag}.\n")));
    }

    private static IEnumerable<(string Path, string Text)> Places(string hidden)
    {
        const string Path = "input/articles/kim/ms.md";
        yield return (Path, $"---\nti{hidden}tle: Kim\n---\nTeks.\n");
        yield return (Path, $"---\ntitle: Kim\nslug: ki{hidden}m\n---\nTeks.\n");
        yield return (Path, $"---\ntitle: Kim\nupdated: \"2023-09{hidden}-13\"\n---\nTeks.\n");
        yield return (Path, $"---\ntitle: Kim\ntopics: [secur{hidden}ity]\n---\nTeks.\n");
        if (!char.IsWhiteSpace(hidden, 0)) // two words are no line of hyphens
            yield return (Path, $"---\ntitle: Kim\n-{hidden}--\nTeks.\n");
        yield return (Path, $"---\ntitle: Kim\n---\n[a](https://example.org/a{hidden}b)\n");
        yield return ("input/sources.yml", $"ny{hidden}t: {{ name: A }}\n");
    }

    private static Diagnostic[] ErrorsOf(TestSite site) =>
        [.. site.Check(site.Compile()).Where(problem => problem.Severity == Severity.Error)];
}
