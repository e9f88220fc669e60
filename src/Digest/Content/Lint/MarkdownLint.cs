using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Finds Markdown that did not take: marks that readers see, because a space or a line is missing or too many.</summary>
internal static partial class MarkdownLint
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private const char Placeholder = '\uFFFC';

    private static readonly SearchValues<char> s_quotationMarks = SearchValues.Create("“”„«»‘’");

    /// <param name="text">A passage: links, code and escaped characters are placeholders.</param>
    public static IEnumerable<LintFinding> Find(string text)
    {
        var links = Links(text).ToList();
        return
        [
            .. links.Select(link => new LintFinding(DiagnosticCode.UnreadMarkdown, link.Place.Index, link.Message, link.Advice)),
            .. BareUrls(text, [.. links.Select(link => link.Place)]),
            .. Lines(text),
            .. Marks(text),
        ];
    }

    private static IEnumerable<(Match Place, string Message, string Advice)> Links(string text)
    {
        foreach (Match match in Link.Matches(text))
        {
            // A target that contains code or other markup has another problem; '[see (https://…)]' is no link.
            var isOther = match.Groups["target"].Value.Contains(Placeholder, StringComparison.Ordinal)
                || (match.Groups["after"].Success && text.AsSpan(match.Index + match.Length).TrimStart(" ") is [']', ..]);
            if (!isOther)
            {
                var (message, advice) = Described(match);
                yield return (match, message, advice);
            }
        }
    }

    private static (string Message, string Advice) Described(Match match)
    {
        if (match.Groups["apart"].Success)
            return ("this is not a link: there is a space between ']' and '('", "Delete the space: [text](target).");
        if (match.Groups["swapped"].Success)
            return ("this is not a link: its brackets are swapped", "Write [text](target).");
        if (match.Groups["wiki"].Success)
            return ("this is not a link, but double brackets", "Write [text](xref:story-id), or ![what it shows](file.jpg) for a picture.");
        if (match.Groups["inline"].Success)
            return ("this is not a footnote", "Write [^1] here, and the note on a line of its own: [^1]: ….");
        if (match.Groups["angle"].Success)
            return ("this is not a link", "Write <https://…>: with the scheme, without spaces, and with both angle brackets.");
        if (match.Groups["undefined"].Success)
            return ("this is not a link: no line defines its target", "Write [text](target).");
        if (match.Groups["after"].Success)
            return ("this is not a link: ']' is missing before '('", "Write [text](target).");

        var target = match.Groups["target"].Value.Trim();
        if (!match.Groups["closed"].Success)
            return ("this is not a link: ')' is missing behind its target", "Write [text](target).");
        if (target.Count('"') > 2)
            return ("this is not a link: its caption contains quotation marks", "Write '\\\"' for a quotation mark in a caption.");
        if (target.AsSpan().ContainsAny(s_quotationMarks))
            return ("this is not a link: its caption needs straight quotation marks", "Write ![what it shows](file.jpg \"A caption\").");
        return target.Contains(' ', StringComparison.Ordinal) && !target.Contains('"', StringComparison.Ordinal)
            ? ("this is not a link: its target contains a space", $"Put the target into angle brackets: (<{target}>).")
            : ("this is not a link, because its target cannot be read",
                "Write [text](target), or ![what it shows](file.jpg \"A caption\"); put a target with spaces or brackets into <…>.");
    }

    private static IEnumerable<LintFinding> BareUrls(string text, List<Match> links)
    {
        foreach (Match url in Url.Matches(text))
        {
            var (start, end) = (url.Index, url.Index + url.Length);
            if (!links.Exists(link => start < link.Index + link.Length && link.Index < end))
                yield return new(DiagnosticCode.BareUrl, start, "this URL is not a link", "Write <https://…>, or [text](https://…).");
        }
    }

    /// <summary>Lines that begin like a heading, a table or a list.</summary>
    private static IEnumerable<LintFinding> Lines(string text)
    {
        var (heading, table, list, columns, start) = (-1, -1, -1, -1, 0);
        var (listLines, columnLines) = (0, 0);
        var isRule = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimStart(" \t");
            start = range.End.Value - line.Length;
            line = line.TrimEnd();
            heading = heading < 0 && IsHeading(line) ? start : heading;
            if (IsRow(line) || IsTableRule(line))
                table = table < 0 ? start : table;
            isRule |= IsTableRule(line);
            columns = columns < 0 && line.Contains(" | ", StringComparison.Ordinal) ? start : columns;
            columnLines += line.Contains(" | ", StringComparison.Ordinal) ? 1 : 0;
            var isList = IsListItem(line);
            list = list < 0 && isList ? start : list;
            listLines += isList ? 1 : 0;
        }

        if (heading >= 0)
        {
            const string Message = "this line is not a heading: a heading is '##', a space and the words";
            yield return new(DiagnosticCode.UnreadMarkdown, heading, Message, "Write '## Heading'.");
        }

        table = table < 0 && columnLines > 1 ? columns : table;
        if (table >= 0)
        {
            var advice = isRule
                ? "Leave an empty line above and below the table, and give all rows as many cells as the first."
                : "Write a line like |---|---| below its first row.";
            yield return new(DiagnosticCode.UnreadMarkdown, table, "these lines are not a table", advice);
        }
        else if (list >= 0 && (listLines > 1 || IsCertainItem(text.AsSpan(list))))
        {
            const string Advice = "Start each line with '- ' or '1. ', and leave an empty line above the list.";
            yield return new(DiagnosticCode.UnreadMarkdown, list, "these lines are not a list", Advice);
        }
    }

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        (line.StartsWith("##") && !line.TrimStart('#').IsEmpty) || (line is ['=', '=', _, .., '=', '='] && !line.Trim('=').IsEmpty);

    private static bool IsRow(ReadOnlySpan<char> line) => line is ['|', .., '|'] && line.Count('|') > 2;

    private static bool IsTableRule(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Count('-') > 1 && !line.ContainsAnyExcept("|-: \t");

    /// <summary>Whether a line starts with a mark that lists have outside of Markdown.</summary>
    private static bool IsListItem(ReadOnlySpan<char> line) => IsCertainItem(line) || PossibleItem.IsMatch(line);

    private static bool IsCertainItem(ReadOnlySpan<char> line) => CertainItem.IsMatch(line);

    private static IEnumerable<LintFinding> Marks(string text)
    {
        foreach (Match match in Mark.Matches(text))
        {
            var advice = match.Groups["struck"].Success ? "Delete the words; list a correction of a published text under 'corrections'."
                : match.Groups["task"].Success ? "Delete it, or write ✓ or ✗."
                : "Write **bold** or *emphasis*.";
            yield return new(DiagnosticCode.UnreadMarkdown, match.Index, $"readers see the marks of '{match.Value}'", advice);
        }
    }

    // Targets that no other text in parentheses looks like.
    private const string Target =
        @"(https?://|www\.|xref:|mailto:|tel:)[^()\[\]\n]*|#[^()\[\]\s]+"
        + @"|[^()\[\]\n]+\.(jpe?g|png|webp|avif|gif|svg|pdf|md|html?)(\s+[""“][^()\n]*)?";

    [GeneratedRegex(
        @"(?<wiki>!?\[\[[^\[\]\n]+\]\])"
        + @"|(?<inline>\^\[[^\[\]\n]+\])"
        + @"|(?<open>!?\[[^\[\]]*\]\()(?<target>[^()\n]*(\([^()\n]*\)[^()\n]*)*)(?<closed>\))?"
        + @"|(?<apart>!?\[[^\[\]\n]+\][\s\u061C\u200B-\u200F]+\((" + Target + @")\))"
        + @"|(?<swapped>\([^()\n]+\)\[(" + Target + @")\])"
        + @"|(?<undefined>!\[[^\[\]\n]+\](\[[^\[\]\n]*\])?|\[[^\[\]\n^]+\]\[[^\[\]\n]*\])"
        + @"|(?<after>\[[^\[\]\n()]+\((https?://|www\.|xref:)[^()\n]*\))"
        + @"|(?<angle><(https?://|www\.)[^<>\n]*>?)",
        Options)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"https?://[^\s<>]+", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Url { get; }

    [GeneratedRegex(@"\A([•◦▪●‣]|·[ \t\u00A0]|[٠-٩۰-۹]{1,3}[.)\-–][ \t\u00A0])", Options)]
    private static partial Regex CertainItem { get; }

    [GeneratedRegex(
        @"\A(([–—]|[0-9]{1,3}[.)-]|\([0-9٠-٩\p{L}]{1,3}\)|\p{L}[.)-])[ \t\u00A0]|-\p{L}|[0-9]{1,3}[.)]\p{L})", Options)]
    private static partial Regex PossibleItem { get; }

    [GeneratedRegex(@"(?<struck>~~[^~\s][^~\n]*~~)|(?<bold>'''[^'\n]+'''|==[^=\s][^=\n]*==)|(?<task>\A\[[ xX]\][ ])", Options)]
    private static partial Regex Mark { get; }
}
