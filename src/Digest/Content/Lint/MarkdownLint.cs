using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Content.Markdown;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Lint;

/// <summary>Finds Markdown that did not take: marks that readers see, because a space or a line is missing or too many.</summary>
internal static partial class MarkdownLint
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>Of the marks and URLs of one paragraph. More are hostile, and their columns take long to count.</summary>
    private const int MostFindings = 20;

    private const int LongestQuotation = 60;

    private const char Placeholder = '\uFFFC';

    /// <summary>What a URL has, right or with a slip.</summary>
    private static readonly SearchValues<string> s_inUrl =
        SearchValues.Create([":/", ";/", "//", @"\\", "www.", "xref:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Characters and pairs of which each mark has one, apart from the name of an emoji between two colons.</summary>
    private static readonly SearchValues<char> s_marks = SearchValues.Create("~[^\\`$");
    private static readonly SearchValues<string> s_pairs =
        SearchValues.Create(["''", "==", "++", "__", "||", "!<", "<<"], StringComparison.Ordinal);

    private static readonly SearchValues<char> s_quotationMarks = SearchValues.Create("“”„«»‘’");

    /// <param name="text">A passage: links, code and escaped characters are placeholders.</param>
    /// <param name="isInList">Whether it belongs to an item of a list.</param>
    /// <inheritdoc cref="UnreadLines.Find"/>
    public static List<LintFinding> Find(string text, TextKind kind, bool isInList, bool continuesList, TableRows rows)
    {
        var links = Links(text).ToList();
        var found = links.Select(link => Finding(link.Place, link.Message, link.Advice));
        var others = BareUrls(text, links).Concat(Marks(text)).Take(MostFindings);
        return [.. found, .. UnreadLines.Find(text, kind, isInList, continuesList, rows), .. others];
    }

    /// <summary>A text without what is reported already.</summary>
    public static string Without(List<LintFinding> findings, string text)
    {
        if (!findings.Exists(finding => finding.Length > 0 || finding.Others is not null))
            return text;
        var rest = text.ToCharArray();
        foreach (var finding in findings)
        {
            rest.AsSpan(finding.Index, finding.Length).Fill(Placeholder);
            foreach (var range in finding.Others ?? [])
                rest.AsSpan(range).Fill(Placeholder);
        }

        return new(rest);
    }

    private static LintFinding Finding(Capture place, string message, string advice) =>
        new(DiagnosticCode.UnreadMarkdown, place.Index, message, advice, place.Length);

    private static IEnumerable<(Capture Place, string Message, string Advice)> Links(string text)
    {
        if (!text.AsSpan().ContainsAny('[', '<'))
            yield break;
        foreach (Match match in Link.Matches(text))
        {
            // A target that contains code or other markup has another problem; '[see (https://…)]' is no link.
            var isOther = match.Groups["target"].Value.Contains(Placeholder, StringComparison.Ordinal)
                || (match.Groups["after"].Success && text.AsSpan(match.Index + match.Length).TrimStart(" ") is [']', ..]);
            if (!isOther)
            {
                var (message, advice) = Described(match);
                yield return (match.Groups["plain"] is { Success: true } plain ? plain : match, message, advice);
            }
        }
    }

    private static (string Message, string Advice) Described(Match match)
    {
        if (match.Groups["apart"] is { Success: true } apart)
            return Apart(match, apart.Value);
        if (match.Groups["swapped"].Success)
            return ("this is not a link: its brackets are swapped", "Write [text](target).");
        if (match.Groups["wiki"].Success)
            return ("this is not a link, but double brackets", "Write [text](xref:story-id), or ![what it shows](file.jpg) for a picture.");
        if (match.Groups["inline"].Success)
            return ("this is not a footnote", "Write [^1] here, and the note on a line of its own: [^1]: ….");
        if (match.Groups["plain"].Success)
        {
            const string Advice = "Write [^1] where the note belongs, and [^1]: here; write '\\[' if readers are to see the brackets.";
            return ("this line is not a footnote", Advice);
        }

        if (match.Groups["angle"].Success)
            return ("this is not a link", "Write <https://…>: with the scheme, without spaces, and with both angle brackets.");
        if (match.Groups["undefined"].Success)
            return ($"this is not a {WhatIs(match)}: no line defines its target", $"Write {FormOf(match)}.");
        if (match.Groups["after"].Success)
            return ("this is not a link: ']' is missing before '('", "Write [text](target).");
        return DescribedTarget(match, match.Groups["target"].Value.Trim());
    }

    private static string WhatIs(Match match) => match.Value[0] == '!' ? "picture" : "link";

    private static string FormOf(Match match)
    {
        var (text, target, title) = match.Value[0] == '!' ? ("![what it shows]", "file.jpg", "A caption") : ("[text]", "target", "A title");
        return match.Value.Contains('"', StringComparison.Ordinal) || match.Value.AsSpan().ContainsAny(s_quotationMarks)
            ? $"{text}({target} \"{title}\")" : $"{text}({target})";
    }

    private static (string Message, string Advice) Apart(Match match, string link)
    {
        var isNot = $"this is not a {WhatIs(match)}";
        var between = link[(link.IndexOf(']', StringComparison.Ordinal) + 1)..link.LastIndexOf('(')];
        return InvisibleCharacters.In(between).Select(found => (int?)found.Code).FirstOrDefault() is { } code
            ? ($"{isNot}: the invisible character {InvisibleCharacters.Describe(code)} is between ']' and '('", "Delete it.")
            : ($"{isNot}: there is a space between ']' and '('", $"Delete the space: {FormOf(match)}.");
    }

    private static (string Message, string Advice) DescribedTarget(Match match, string target)
    {
        var isNot = $"this is not a {WhatIs(match)}";
        if (!match.Groups["closed"].Success)
            return ($"{isNot}: ')' is missing behind its target", $"Write {FormOf(match)}.");
        if (SizeOfPicture.Match(target) is { Success: true } size)
            return ($"{isNot}: '{size.Groups["size"]}' is behind its target", "Delete it: the theme gives pictures their size.");
        if (target.Count('"') > 2)
            return ($"{isNot}: its caption contains quotation marks", "Write '\\\"' for a quotation mark in a caption.");
        if (target.AsSpan().ContainsAny(s_quotationMarks))
            return ($"{isNot}: its caption needs straight quotation marks", $"Write {FormOf(match)}.");
        if (!target.Contains(' ', StringComparison.Ordinal) || target.Contains('"', StringComparison.Ordinal))
        {
            const string Advice =
                "Write [text](target), or ![what it shows](file.jpg \"A caption\"); put a target with spaces or brackets into <…>.";
            return ($"{isNot}, because its target cannot be read", Advice);
        }

        var joined = CrossReference.Replace(target, "xref:");
        if (joined.Contains(' ', StringComparison.Ordinal) && (joined[0] == '#' || joined != target || CrossReference.IsMatch(target)))
        {
            var id = joined.ToLowerInvariant().Replace(' ', '-');
            return ($"{isNot}: its target contains a space", $"Write an id, which has hyphens in place of spaces: ({id}).");
        }

        if (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            var whole = target.Replace(" ", "", StringComparison.Ordinal);
            return ($"{isNot}: its target contains a space", $"Delete the space: ({whole}).");
        }

        if (MistakenTarget.TelephoneNumberOf(target) is { } number)
            return ($"{isNot}: its target contains a space", $"Write tel:{number}.");
        var advice = joined != target || target.Contains("//", StringComparison.Ordinal)
            ? $"Delete the space, or write %20 for it: ({joined.Replace(" ", "%20", StringComparison.Ordinal)})."
            : $"Put the target into angle brackets: (<{target}>).";
        return ($"{isNot}: its target contains a space", advice);
    }

    /// <summary>URLs and cross-references that are printed as text.</summary>
    private static IEnumerable<LintFinding> BareUrls(string text, List<(Capture Place, string Message, string Advice)> links)
    {
        if (!text.AsSpan().ContainsAny(s_inUrl))
            yield break;
        foreach (Match match in Url.Matches(text))
        {
            var url = match.Groups["url"] is { Success: true } whole ? whole : match.Groups["mistyped"];
            var (start, end) = (url.Index, url.Index + url.Length);
            if (links.Exists(link => start < link.Place.Index + link.Place.Length && link.Place.Index < end))
                continue;
            var isMistyped = match.Groups["mistyped"].Success && url.Value.ToLowerInvariant() is not ("http://" or "https://");
            var message = isMistyped ? $"'{url.Value}' is not the start of a URL" : "this URL is not a link";
            if (match.Groups["id"] is { Success: true, Value: var id })
                yield return new(DiagnosticCode.UnreadMarkdown, start, "this is not a link", $"Write [text](xref:{id}).");
            else
                yield return new(DiagnosticCode.BareUrl, start, message, "Write <https://…>, or [text](https://…).");
        }
    }

    private static IEnumerable<LintFinding> Marks(string text)
    {
        if (!text.AsSpan().ContainsAny(s_marks) && !text.AsSpan().ContainsAny(s_pairs) && text.AsSpan().Count(':') < 2)
            yield break;
        foreach (Match match in Mark.Matches(text))
        {
            Capture mark = match.Groups["mark"] is { Success: true } part ? part : match;
            if (match.Groups["backslash"].Success && IsInPath(text, mark.Index))
                continue;
            var advice = match.Groups["struck"].Success ? "Delete the words; list a correction of a published text under 'corrections'."
                : match.Groups["task"].Success ? "Delete it, or write ✓ or ✗."
                : match.Groups["raised"].Success ? "Write the sign itself, such as ² or ₂."
                : match.Groups["alone"].Success ? "Delete the marks, or write the sign itself, such as ² or ₂."
                : match.Groups["hidden"].Success ? "Delete the marks, or the words if readers must not see them: pages hide nothing."
                : match.Groups["formula"].Success ? "Write it with signs and words, such as x²: pages do not read formulas."
                : match.Groups["term"].Success ? $"Delete the line, and write the abbreviation into {Registries.GlossaryFile}."
                : match.Groups["emoji"].Success ? "Write the emoji itself, or delete it."
                : match.Groups["quoted"].Success ? "Write \"…\", which pages show in the marks of the language."
                : match.Groups["backslash"].Success ? "Delete it: only a backslash at the very end of a line breaks the line."
                : match.Groups["italic"].Success ? "Write *emphasis*, or \"…\" for a quotation."
                : match.Groups["code"].Success ? "End the code with another one, or write ’ for an apostrophe."
                : "Write **bold** or *emphasis*.";
            var quoted = mark.Value[..Math.Min(mark.Length, LongestQuotation)].ReplaceLineEndings(" ");
            yield return Finding(mark, $"readers see the marks of '{quoted}{(mark.Length > LongestQuotation ? "…" : "")}'", advice);
        }
    }

    /// <summary>Whether a backslash ends a path such as <c>C:\Users\</c>.</summary>
    private static bool IsInPath(string text, int backslash)
    {
        var word = text.AsSpan(0, backslash);
        return word[(word.LastIndexOfAny(" \n") + 1)..].Contains('\\');
    }

    // Targets that no other text in parentheses looks like.
    private const string Target =
        @"(https?://|www\.|xref:|mailto:|tel:)[^()\[\]\n]*|#[^()\[\]\s]+"
        + @"|[^()\[\]\n]+\.(jpe?g|png|webp|avif|gif|svg|pdf|md|html?)(\s+[""“][^()\n]*)?";

    [GeneratedRegex(
        @"(?<wiki>!?\[\[[^\[\]\n]+\]\])"
        + @"|(?<inline>\^\[[^\[\]\n]+\])"
        + @"|(\A|\n)(?<plain>\[\p{Nd}{1,3}\])(:|[ ]+\p{L})"
        + @"|(?<open>!?\[[^\[\]]*\]\()(?<target>[^()\n]*(\([^()\n]*\)[^()\n]*)*)(?<closed>\))?"
        + @"|(?<apart>!?\[[^\[\]\n]+\][\s\u061C\u200B-\u200F]+\((" + Target + @")\))"
        + @"|(?<swapped>\([^()\n]+\)\[(" + Target + @")\])"
        + @"|(?<undefined>!\[[^\[\]\n]+\](\[[^\[\]\n]*\])?|\[[^\[\]\n^]+\]\[[^\[\]\n]*\])"
        + @"|(?<after>\[[^\[\]\n()]+\((https?://|www\.|xref:)[^()\n]*\))"
        + @"|(?<angle><(https?://|www\.)[^<>\n]*>?|<[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(/[^<>\s]*)?>)",
        Options)]
    private static partial Regex Link { get; }

    // A URL, one that starts with 'www.', a cross-reference, or a scheme with a slip: 'https//', 'http:/x', 'htps://'. Other names of hosts
    // are accepted: they are also names of companies and papers.
    [GeneratedRegex(
        @"(?<url>(https?|ftp)://[^\s<>]+)"
        + @"|(\A|[^A-Za-z0-9@./_:-])(?<url>www(\.[\p{L}\p{N}-]+){2}[^\s<>]*)"
        + @"|(\A|[^\p{L}\p{N}])((?<mistyped>h{1,2}t{1,3}p{1,2}s{0,2}([:;]?//|[:;]?\\\\|:/|[ ]://|:[ ]//|;/|//:))[\p{L}\p{N}]"
        + @"|(?<mistyped>https?://[ ])[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+"
        + @"|(?<mistyped>h(tp|tt|ttt)s?://)[\p{L}\p{N}]"
        + @"|(?<url>xref:[ ]?(?<id>((event|topic|page):)?[a-z0-9]+(-[a-z0-9]+)*)))",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Url { get; }

    [GeneratedRegex(@"\Axref[:;]?[ ]*", Options | RegexOptions.IgnoreCase)]
    private static partial Regex CrossReference { get; }

    [GeneratedRegex(@"[ ]+(?<size>=\d*[x×]\d*%?|\d{2,4}[x×]\d{2,4})([ ]+""[^""]*"")?\z", Options)]
    private static partial Regex SizeOfPicture { get; }

    private const string Words = @"[\p{L}\p{N}]([\p{L}\p{M}\p{N} ]*[\p{L}\p{M}\p{N}])?";

    [GeneratedRegex(
        @"(?<struck>~~[^~\s][^~\n]*~~)"
        + @"|'''[^'\n]+'''|(\A|[^\p{N}'])(?<italic>(?<mark>''[^\s'][^'\n]*''))"
        + @"|==[\p{L}\p{N}][^=\n|]*==|\+\+[\p{L}\p{N}][^+\n]*\+\+|__[\p{L}\p{N}][^_\n]*__"
        + @"|(\A|\n)(?<task>(?<mark>\[[ xX✓✔]?\])[ ])"
        + @"|[\p{L}\p{N}](?<raised>(?<mark>~[\p{L}\p{N}]{1,5}~|\^[\p{L}\p{N}+-]{1,10}\^))"
        + @"|(\A|[\s(«“""])((?<alone>(?<mark>\^" + Words + @"\^|~" + Words + "~))"
        + @"|(?<hidden>(?<mark>\|\|[^\s|]([^|\n]*[^\s|])?\|\||>?![^\s!<>]([^!<>\n]*[^\s!<>])?!<))"
        + @"|(?<formula>(?<mark>\$\$[\p{L}\p{N}\\({-]([^$\n]*[^$\s])?\$\$|\$\$\n[^$]+\n\$\$|\$[^$\s]*[\\^_][^$\n]*[^$\s]\$)))"
        + @"(\z|[\s.,:;!?)»”""،؛؟])"
        + @"|(\A|\n)(?<term>(?<mark>\*\[[^\[\]\n]+\]:))"
        + @"|(\A|[\s(])(?<emoji>(?<mark>:[a-z][a-z0-9_+-]{1,30}:))(\z|[\s.,!?)])"
        + @"|(?<quoted><<[^<>\n]+>>)"
        + @"|(\A|[^\\\p{L}\p{N}])(?<backslash>(?<mark>\\))[ \t]*(\z|\n)|(?<backslash>(?<mark>\\))[ \t]*\z"
        + @"|(\A|[\s(«“""])(?<code>(?<mark>`+)[\p{L}\p{N}])",
        Options)]
    private static partial Regex Mark { get; }
}
