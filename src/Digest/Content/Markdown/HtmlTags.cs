using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>Finds HTML tags, of any length and over several lines, and the other constructs of HTML that start with '&lt;'.</summary>
internal sealed partial class HtmlTags(string text)
{
    private const int LongestQuotation = 60;
    private const int LongestNote = 200;
    private const int LongestComment = 1000;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly SearchValues<char> s_endsOfName = SearchValues.Create(" \t\n/>");

    private static readonly SearchValues<char> s_nameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:_");

    private static readonly FrozenSet<string> s_elements =
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
        button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
        fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img
        input ins kbd label legend li link main map mark marquee math menu meta meter nav noframes noscript object ol optgroup
        option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span
        strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
        video wbr
        """
        .Split([' ', '\n']).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The elements whose parts are elements too, which one remedy replaces.</summary>
    private static readonly FrozenDictionary<string, string> s_parts = new Dictionary<string, string>
    {
        ["table"] = "caption col colgroup thead tbody tfoot tr th td",
        ["ul"] = "li",
        ["ol"] = "li",
        ["dl"] = "dt dd",
        ["figure"] = "picture source img figcaption",
        ["picture"] = "source img",
        ["details"] = "summary",
        ["video"] = "source track",
        ["audio"] = "source track",
        ["ruby"] = "rb rp rt",
        ["select"] = "optgroup option",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _parts = new(StringComparer.OrdinalIgnoreCase); // of the elements that are open
    private readonly HashSet<string> _unclosed = new(StringComparer.Ordinal); // ends that the rest of the text does not have

    /// <summary>The tag that starts at an index; null if the text there is not a tag. Call it for each index in order.</summary>
    public (TextSpan Span, MarkupFinding? Finding)? At(int start)
    {
        if (PartOfComment(start) is { } part)
            return part;
        var rest = text.AsSpan(start + 1);
        if (text[start] != '<')
            return null;
        var isClosing = rest is ['/', ..];
        var name = isClosing ? rest[1..] : rest;
        name = name.IndexOfAny(s_endsOfName) is >= 0 and var nameEnd ? name[..nameEnd] : name;
        if (rest is ['!' or '?', var second, ..] && (char.IsAsciiLetter(second) || second is '[' or '-' or '–' or '—'))
            return Report(SpanFrom(start, rest[0] == '?' ? "?>" : second == '[' ? "]]>" : ">"), "Delete it.");
        if (start > 0 && text[start - 1] == '<' && DoubledBrackets.IsMatch(rest))
            return null; // a quotation: <<word>>
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || name[^1] == ':' || name.ContainsAnyExcept(s_nameLetters))
            return null;

        var element = name.ToString();
        var span = SpanFrom(start);
        var isKnown = s_elements.Contains(element);
        if (text[span.End - 1] != '>' ? !isKnown || !IsUnfinished(span) : IsComparison(span, name.Length))
            return null;
        if (isClosing && s_parts.TryGetValue(element, out var closed))
            _parts.ExceptWith(closed.Split(' '));
        if ((isClosing && _open.Contains(element)) || _parts.Contains(element))
            return (span, null); // one problem with the opening tag
        _open.Add(element);
        if (!isClosing && s_parts.TryGetValue(element, out var opened))
            _parts.UnionWith(opened.Split(' '));
        return Report(span, AdviceOn(element), isKnown ? Severity.Error : Severity.Warning);
    }

    /// <summary>
    /// A comment whose first mark has a slip: <c>&lt;--! note --></c>; or the end of a comment that has no start; null if there is
    /// neither.
    /// </summary>
    private (TextSpan Span, MarkupFinding? Finding)? PartOfComment(int start)
    {
        var rest = text.AsSpan(start);
        const string Advice = "Delete it: notes for editors can be lines in the front matter that start with '#'.";
        var beginning = rest[..Math.Min(rest.Length, LongestNote)];
        if (MistypedComment.IsMatch(beginning) || (IsFirstOfLine(start) && CommentOfArrows.IsMatch(beginning)))
            return Report(SpanFrom(start), Advice);
        if (rest[0] == '!' && start > 0 && text[start - 1] is '«' or '>' or '＜' or '⟨')
        {
            // The exclamation mark is behind a bracket of another shape.
            foreach (var note in NoteBehindBracket.EnumerateMatches(beginning))
                return Report(new(text[start - 1] == '>' ? start : start - 1, start + note.Length), Advice);
        }

        if (!rest.StartsWith("-->") || rest[3..].TrimStart(" \t") is not (['\n', ..] or []) || FollowsOpening(start))
            return null;
        const string Message = "this '-->' ends no comment: readers see it, and the words before it";
        var span = new TextSpan(start, start + "-->".Length);
        return (span, new(span, DiagnosticCode.HtmlComment, Severity.Error, Message, "Delete it, and the words if they are a note."));
    }

    private bool IsFirstOfLine(int index) => index == 0 || text[index - 1] == '\n';

    /// <summary>Whether a comment starts before its end, but is none because of an invisible character, which is reported.</summary>
    private bool FollowsOpening(int end)
    {
        var before = text.AsSpan(Math.Max(end - LongestComment, 0)..end);
        return before.LastIndexOf('<') is >= 0 and var start
            && HtmlComments.MayBeIn(InvisibleCharacters.Remove(before[start..].ToString()));
    }

    private (TextSpan Span, MarkupFinding? Finding) Report(TextSpan span, string advice, Severity severity = Severity.Error)
    {
        var tag = text[span.Start..Math.Min(span.End, span.Start + LongestQuotation)].ReplaceLineEndings(" ").TrimEnd();
        var message = $"'{tag}{(span.End - span.Start > LongestQuotation ? "…" : "")}' is shown as text: HTML is not allowed in texts";
        return (span, new(span, DiagnosticCode.RawHtml, severity, message, advice));
    }

    /// <summary>From an opening bracket to the closing one, or to the next tag or blank line if there is none.</summary>
    private TextSpan SpanFrom(int start, string closing = ">")
    {
        if (closing.Length > 1 && !_unclosed.Contains(closing))
        {
            if (text.IndexOf(closing, start, StringComparison.Ordinal) is >= 0 and var found)
                return new(start, found + closing.Length);
            _unclosed.Add(closing);
        }

        for (var end = start + 1; end < text.Length; end++)
        {
            if (text[end] == '>')
                return new(start, end + 1);
            if (text[end] == '<' || (text[end] == '\n' && IsBlankLine(end + 1)))
                return new(start, end);
        }

        return new(start, text.Length);
    }

    private bool IsBlankLine(int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        return start >= text.Length || text[start] == '\n';
    }

    /// <summary>Whether a tag without its closing bracket has an attribute, or ends with the paragraph.</summary>
    private bool IsUnfinished(TextSpan span) =>
        text.AsSpan(span.Start, span.End - span.Start).Contains('=') || span.End == text.Length || text[span.End] == '\n';

    /// <summary>Whether it is rather "a&lt;b and c&gt;d": behind a word, with other words in it and without an attribute.</summary>
    private bool IsComparison(TextSpan span, int nameLength) =>
        span.Start > 0
        && char.IsLetterOrDigit(text[span.Start - 1])
        && text[span.Start + nameLength + 1] == ' '
        && !text.AsSpan(span.Start, span.End - span.Start).Contains('=');

    private static string AdviceOn(string element) => element.ToLowerInvariant() switch
    {
        "a" => "Write a link: [text](https://…).",
        "b" or "strong" => "Write **bold**.",
        "i" or "em" or "cite" => "Write *emphasis*.",
        "br" => "End the line with a backslash to break it there, or leave an empty line for a new paragraph.",
        "img" or "picture" or "figure" or "figcaption" =>
            "Put the file into the folder of the text, and write ![what it shows](file.jpg \"A caption\").",
        "iframe" or "embed" or "object" or "video" or "audio" or "script" or "style" or "form" or "svg" =>
            "Delete it, and link to the other site instead: [text](https://…). Pages load and run nothing.",
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => "Write a heading: ## Heading.",
        "ul" or "ol" or "li" => "Write a list: lines that start with '- ' or '1. '.",
        "table" or "thead" or "tbody" or "tr" or "th" or "td" => "Write a table of Markdown: | A | B |, below it |---|---|.",
        "blockquote" => "Start the lines of the quotation with '> '.",
        "hr" => "Write a line '---' between empty lines.",
        "code" or "pre" => "Write `code`.",
        _ => "Use Markdown, delete it, or write '\\<' if readers are to see it.",
    };

    /// <summary>The opening of a comment with spaces, signs in another order, or a bracket of another shape.</summary>
    [GeneratedRegex(
        @"\A(<(![ ]+--|[ ]+![ ]*--|--!|-!-|[–—]+!|![ ][^<>\n]*>|\?[ ][^<>\n]*\?>)"
        + @"|‹(!?[-–—]|[-–—]{2})[^<>‹›\n]*[-–—]{1,2}[>›])",
        Options)]
    private static partial Regex MistypedComment { get; }

    /// <summary>Words between two arrows, which are text inside a line: "Johor &lt;-- 5 km --> Singapura".</summary>
    [GeneratedRegex(@"\A<(-[-–—]{1,2}|[–—]-?)[ ]*\p{L}[^<>\n]*(--|[–—]-?)>", Options)]
    private static partial Regex CommentOfArrows { get; }

    /// <summary>A comment behind its first bracket, up to its last one, which may be of another shape too.</summary>
    [GeneratedRegex(@"\A!(--|[–—]-?)[^<>«»＜＞⟨⟩\n]*[<>»＞⟩]", Options)]
    private static partial Regex NoteBehindBracket { get; }

    [GeneratedRegex(@"\A[^<>\n]{1,200}>>", Options)]
    private static partial Regex DoubledBrackets { get; }
}
