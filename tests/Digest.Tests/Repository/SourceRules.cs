using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>Rules for C# files that no analyzer checks. Each finding is one "path(line): text".</summary>
public sealed partial class SourceRules
{
    private const int MaxLength = 140;

    /// <summary>Folders and files that are exempt from <see cref="LinesAreShort"/>, as the start of their path.</summary>
    private static readonly string[] s_longLines =
    [
        "src/Digest/Cli/",
        "src/Digest/CompiledSite.cs",
        "src/Digest/Configuration/",
        "src/Digest/Content/",
        "src/Digest/Incremental/",
        "src/Digest/Languages/",
        "src/Digest/Output/",
        "src/Digest/Pages/",
        "src/Digest/Program.cs",
        "src/Digest/SiteCompiler.cs",
        "src/Digest/SiteModel/",
        "src/Digest/Sources/",
        "src/Digest/Text/",
        "src/Digest/Theming/",
        "tests/Digest.Tests/CaseTests.cs",
        "tests/Digest.Tests/Checks/",
        "tests/Digest.Tests/Excerpt.cs",
        "tests/Digest.Tests/Laws/",
        "tests/Digest.Tests/Preview/",
        "tests/Digest.Tests/Program/",
        "tests/Digest.Tests/Publishing/",
        "tests/Digest.Tests/RealSite/",
        "tests/Digest.Tests/Templates/",
        "tests/Digest.Tests/TestSite.cs",
        "tests/Digest.Tests/Text/",
        "tests/Digest.Tests/TextArchive.cs",
        "tests/Digest.Tests/ThirdLanguage/",
    ];

    /// <summary>Folders and files that are exempt from <see cref="EnglishIsPlain"/>, as the start of their path.</summary>
    private static readonly string[] s_unplainEnglish =
    [
        "src/Digest/Cli/",
        "src/Digest/Configuration/",
        "src/Digest/Content/",
        "src/Digest/Incremental/",
        "src/Digest/Languages/",
        "src/Digest/Output/",
        "src/Digest/Pages/",
        "src/Digest/SiteCompiler.cs",
        "src/Digest/SiteModel/",
        "src/Digest/Sources/",
        "src/Digest/Text/",
        "src/Digest/Theming/",
    ];

    [Fact]
    public void LinesAreShort() => AssertNone(LinesOf(["src", "tests"], s_longLines).Where(line => line.Text.Length > MaxLength));

    /// <summary>CONTRIBUTING.md: subject, verb, object; no personification. The words occur in comments and string literals only.</summary>
    [Fact]
    public void EnglishIsPlain() => AssertNone(LinesOf(["src"], s_unplainEnglish).Where(line => Unplain.IsMatch(line.Text)));

    [Theory]
    [InlineData("/// <summary>Nobody reads it.</summary>")]
    [InlineData("// who is told of it")]
    [InlineData("\"under 'title' stands a list\"")]
    public void UnplainEnglishIsFound(string line) => Assert.Matches(Unplain, line);

    private static void AssertNone(IEnumerable<SourceLine> findings)
    {
        var list = string.Join('\n', findings);
        Assert.True(list.Length == 0, list);
    }

    private static IEnumerable<SourceLine> LinesOf(string[] folders, string[] exempt) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Repo.Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repo.Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        where !exempt.Any(start => path.StartsWith(start, StringComparison.Ordinal))
        orderby path
        from line in File.ReadLines(file).Select((text, index) => new SourceLine(path, index + 1, text))
        select line;

    private sealed record SourceLine(string Path, int Number, string Text)
    {
        public override string ToString() => $"{Path}({Number}): {Text.Trim()}";
    }

    [GeneratedRegex(
        @"\b(nobody|stands|tells|is told|owed|lets go)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unplain { get; }
}
