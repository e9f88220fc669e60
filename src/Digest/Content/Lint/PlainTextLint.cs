using System.Text.RegularExpressions;
using Digest.Content.Markdown;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Finds Markdown in texts that are printed as they are: titles, descriptions, captions and names.</summary>
internal static partial class PlainTextLint
{
    public const string Advice = "Write the words alone; a link or a footnote belongs in a paragraph.";

    /// <summary>For marks that are no emphasis in Markdown either.</summary>
    public const string AdviceOnMarks = "Delete it: this text is not Markdown.";

    public static List<LintFinding> Find(string text, TextKind kind) =>
    [
        .. MarkAtStart.Matches(text)
            .Where(match => kind == TextKind.Headline || !match.Groups["ofHeadline"].Success)
            .Select(match => Finding(text, new(match.Index, match.Groups["mark"].Length), "Delete the mark.")),
        .. Markup.Matches(text).Select(match => Finding(text, new(match.Index, match.Index + match.Length))),
        .. ForeignMarkup.In(text, _ => false)
            .Where(found => found.Severity == Severity.Error && found.Message.Length > 0)
            .Select(found => Finding(text, found.Span) with { IsKnown = true }), // an error of its own
    ];

    private static LintFinding Finding(string text, TextSpan span, string advice = Advice)
    {
        var message = $"readers see the marks of '{text[span.Start..span.End].TrimEnd()}': this text is not Markdown";
        return new(DiagnosticCode.UnreadMarkdown, span.Start, message, advice, span.End - span.Start);
    }

    /// <summary>The mark of a heading, an item or a quotation before words. Captions may start with an asterisk.</summary>
    [GeneratedRegex(
        @"\A(?<mark>\#{1,6}[ ]|\#{2,6}|={2,6}[ ]|[->•][ ]|(?<ofHeadline>[*+][ ]))[ ]*\p{L}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkAtStart { get; }

    [GeneratedRegex(
        @"\*\*[^\s*]([^*]*[^\s*])?\*\*|(?<![\w*])\*[\p{L}\p{N}]([^*]*[\p{L}\p{M}\p{N}\p{P}-[*]])?\*(?![\w*])"
        + @"|!?\[[^\[\]]+\]\([^()\s]+\)|\[\^[^\[\]\s]+\]|(?<![\w~])~~[^~\s]([^~]*[^~\s])?~~|(?<![\w=])==[\p{L}\p{N}][^=]*=="
        + @"|(?<![\w/])(?<underscores>__?)(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N} ]+(?<=[\p{L}\p{M}\p{N}])\k<underscores>(?![\w/])"
        + @"|(?<![\w`])`[^`\s]([^`]*[^`\s])?`(?![\w`])|(?<![\w|])\|\|[^\s|]([^|]*[^\s|])?\|\|(?![\w|])"
        + @"|(?<![\w$])\$\$[\p{L}\p{N}\\({-]([^$]*[^$\s])?\$\$(?![\w$])|(?<=\w)(~\w{1,5}~|\^[\w+-]{1,10}\^)"
        + @"|(?<![\w~^])(?<raised>[~^])[\p{L}\p{N}]([\p{L}\p{M}\p{N} ]*[\p{L}\p{M}\p{N}])?\k<raised>(?![\w~^])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup { get; }
}
