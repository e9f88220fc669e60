using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>Rules that tests in a browser cannot check: one sheet serves both directions, and WebKit keeps the role of lists.</summary>
public sealed partial class StylesheetRules
{
    public static TheoryData<string> Sheets =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme", "assets", "css"), "*.css")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void UseLogicalProperties(string sheet) => Assert.Empty(Physical.Matches(Read(sheet)).Select(match => match.Value.Trim()));

    [Theory]
    [MemberData(nameof(Sheets))]
    public void NameNoLanguage(string sheet) => Assert.DoesNotContain(":lang(", Read(sheet), StringComparison.Ordinal);

    [Theory]
    [InlineData("p { margin-left: 1rem }")]
    [InlineData("p { left: 0 }")]
    [InlineData("p { text-align: right }")]
    [InlineData("p { border-top-left-radius: 1px }")]
    [InlineData("p { inset: 0 1px 0 0 }")]
    [InlineData("p { padding: 0 1rem 0 0 }")]
    [InlineData("p { width: 50% }")]
    public void PhysicalPropertyIsFound(string css) => Assert.Matches(Physical, css);

    /// <summary>WebKit removes the role of a list without markers; the accessibility tests run in Chromium.</summary>
    [Fact]
    public void ListsKeepTheirRole()
    {
        Assert.DoesNotContain("list-style: none", string.Concat(Sheets.Select(row => Read(row.Data))), StringComparison.Ordinal);
        Assert.Contains("list-style: \"\";", Read("base.css"), StringComparison.Ordinal);
    }

    private static string Read(string sheet) => Comment.Replace(Repo.Read($"theme/assets/css/{sheet}"), "");

    [GeneratedRegex(
        """
        [;{]\s*(
            [a-z-]*(left|right|top|bottom)[a-z-]*\s*:          # margin-left, left, border-top
          | (min-|max-)?(width|height)\s*:
          | (text-align|float|clear)\s*:\s*(left|right|justify)
          | (margin|padding|inset)\s*:\s*[^\s;}]+(\s+[^\s;}]+){3}   # top, right, bottom, left
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Physical { get; }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment { get; }
}
