using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Finds Markdown in texts that are printed as they are: titles, descriptions, captions and names.</summary>
internal static partial class PlainTextLint
{
    public static IEnumerable<LintFinding> Find(string text) => Markup.Matches(text).Select(match => new LintFinding(
        DiagnosticCode.UnreadMarkdown, match.Index, $"readers see the marks of '{match.Value}': this text is not Markdown",
        "Write the words alone; a link belongs in a paragraph."));

    [GeneratedRegex(
        @"\[[^\[\]]+\]\([^()\s]+\)|(?<![\w`])`[^`\s]([^`]*[^`\s])?`(?![\w`])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup { get; }
}
