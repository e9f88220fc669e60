using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>Rules for C# files that no analyzer checks. Each finding is one "path(line): text".</summary>
public sealed partial class SourceRules
{
    private const int MaxLength = 140;

    [Fact]
    public void LinesAreShort() => AssertNone(LinesOf(["src", "tests"]).Where(line => line.Text.Length > MaxLength));

    /// <summary>CONTRIBUTING.md: subject, verb, object; no personification. The words occur in comments and string literals only.</summary>
    [Fact]
    public void EnglishIsPlain() => AssertNone(LinesOf(["src"]).Where(line => Unplain.IsMatch(line.Text)));

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

    private static IEnumerable<SourceLine> LinesOf(string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Repo.Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repo.Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        from line in File.ReadLines(file).Select((text, index) => new SourceLine(path, index + 1, text))
        select line;

    private sealed record SourceLine(string Path, int Number, string Text)
    {
        public override string ToString() => $"{Path}({Number}): {Text.Trim()}";
    }

    [GeneratedRegex(
        @"\b(nobody|somebody|anybody|whoever|stands?|stood|tells?|told|owed|lets go|mend(s|ed)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unplain { get; }
}
