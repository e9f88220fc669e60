using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>
/// Finds markup that Markdown does not have: HTML, shortcodes of other generators, directives of reStructuredText, tracked changes, and
/// attributes of kramdown and Pandoc.
/// </summary>
internal static partial class ForeignMarkup
{
    private const int LongestAttributes = 200;

    private static readonly SearchValues<char> s_starts = SearchValues.Create("<‹{[:!?%-");

    /// <param name="isVerbatim">Whether a character is not searched for markup.</param>
    public static List<MarkupFinding> In(string text, Func<int, bool> isVerbatim)
    {
        if (Next(0) < 0)
            return [];
        var findings = new List<MarkupFinding>();
        var tags = new HtmlTags(text);
        var shortcodes = new Shortcodes(text);
        for (var at = Next(0); at >= 0;)
        {
            var end = at + 1;
            if (!isVerbatim(at))
            {
                var found = AttributesAt(text, at) is { } attributes ? (attributes.Span, attributes)
                    : (text[at] is '<' or '‹' or '!' or '-' ? tags.At(at) : null) ?? shortcodes.At(at);
                if (found is { } markup)
                {
                    end = markup.Span.End;
                    // Keep the span of a closing tag, too: rules of writing do not apply to it.
                    findings.Add(markup.Finding ?? new(markup.Span, default, default, "", ""));
                }
            }

            at = Next(end);
        }

        return findings;

        int Next(int from) => from < text.Length && text.AsSpan(from).IndexOfAny(s_starts) is >= 0 and var index ? from + index : -1;
    }

    /// <summary>Whether a text is attributes in braces and nothing else, which are reported.</summary>
    public static bool AreAttributes(string text) => AttributesAt(text.Trim(), 0) is { } found && found.Span.End == text.Trim().Length;

    /// <summary>Attributes in braces: <c>{: .lead}</c>, <c>{#id .class key="value"}</c>.</summary>
    private static MarkupFinding? AttributesAt(string text, int start)
    {
        if (start == text.Length || text[start] != '{')
            return null;
        var rest = text.AsSpan(start, Math.Min(text.Length - start, LongestAttributes));
        var length = rest.IndexOf('}') + 1;
        if (length == 0 || !Attributes.IsMatch(rest[..length]))
            return null;
        var advice = rest[..length] is "{:toc}" ? "Delete it, and the item above it: pages have no table of contents."
            : rest[..length].Contains('#') && !rest[..length].Contains('.')
            ? "Delete it: a heading has an id made from its words, and a link to it is [text](#the-words)."
            : "Delete it: the theme decides how texts look.";
        return new(
            new(start, start + length), DiagnosticCode.ForeignMarkup, Severity.Error,
            $"'{rest[..length]}' is shown as text: texts have no attributes", advice);
    }

    [GeneratedRegex(
        """\A\{(:[^{}\n]*|[ ]*([#.]\p{L}[\p{L}\p{N}_:-]*|[A-Za-z][A-Za-z0-9_-]*=("[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))([ ]+[^{}\n]*)?)\}\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes { get; }
}
