using System.Text.RegularExpressions;
using Digest.Content.Markdown;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Finds Markdown, HTML and shortcodes in texts that are printed as they are: titles, descriptions, captions and names.</summary>
internal static partial class PlainTextLint
{
    private const string Advice = "Write the words alone; a link or a footnote belongs in a paragraph.";

    public static List<LintFinding> Find(string text) =>
    [
        .. Markup.Matches(text).Select(match => Finding(text, new(match.Index, match.Index + match.Length))),
        .. ForeignMarkup.In(text, _ => false)
            .Where(found => found.Severity == Severity.Error && found.Message.Length > 0)
            .Where(found => !HtmlComments.StartsAt(text, found.Span.Start)) // an error of its own
            .Select(found => Finding(text, found.Span)),
    ];

    private static LintFinding Finding(string text, TextSpan span)
    {
        var message = $"readers see the marks of '{text[span.Start..span.End]}': this text is not Markdown";
        return new(DiagnosticCode.UnreadMarkdown, span.Start, message, Advice, span.End - span.Start);
    }

    [GeneratedRegex(
        @"!?\[[^\[\]]+\]\([^()\s]+\)|\[\^[^\[\]\s]+\]|(?<![\w~])~~[^~\s]([^~]*[^~\s])?~~|(?<![\w=])==[\p{L}\p{N}][^=]*=="
        + @"|(?<![\w/])(?<underscores>__?)(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N} ]+(?<=[\p{L}\p{M}\p{N}])\k<underscores>(?![\w/])"
        + @"|(?<![\w`])`[^`\s]([^`]*[^`\s])?`(?![\w`])|(?<![\w|])\|\|[^\s|]([^|]*[^\s|])?\|\|(?![\w|])"
        + @"|(?<![\w$])\$\$[\p{L}\p{N}\\({-]([^$]*[^$\s])?\$\$(?![\w$])|(?<=\w)(~\w{1,5}~|\^[\w+-]{1,10}\^)"
        + @"|(?<![\w~^])(?<raised>[~^])[\p{L}\p{N}]([\p{L}\p{M}\p{N} ]*[\p{L}\p{M}\p{N}])?\k<raised>(?![\w~^])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup { get; }
}
