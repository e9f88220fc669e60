using System.Text.RegularExpressions;
using Digest.Sources.Diagnostics;

namespace Digest.Content.Markdown;

/// <summary>
/// Finds the shortcodes of other generators (<c>{% x %}</c>, <c>{{ x }}</c>, <c>&lt;% x %&gt;</c>, <c>[x]…[/x]</c>, <c>{x}…{/x}</c>,
/// <c>::: x</c>), the comments of Obsidian (<c>%% x %%</c>), the directives of reStructuredText (<c>.. x::</c>) and the tracked changes of
/// CriticMarkup.
/// </summary>
internal sealed partial class Shortcodes(string text)
{
    private const int LongestName = 40;
    private const int LongestQuotation = 60;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly (string Opening, string Closing)[] s_forms =
        [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{# ", "#}"), ("{#\n", "#}"), ("{/*", "*/}"), ("{* ", "*}")];

    private static readonly (string Opening, string Closing)[] s_changes =
        [("{++", "++}"), ("{--", "--}"), ("{~~", "~~}"), ("{==", "==}"), ("{>>", "<<}"), ("{#", "#}")];

    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>The places of the last closing shortcodes, by their bracket and name: <c>[/b]</c> by <c>[b</c>.</summary>
    private readonly Lazy<Dictionary<string, int>> _closing = new(() => ClosingIn(text));

    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The shortcode that starts at an index; null if there is none. Call it for each index in order.</summary>
    public (TextSpan Span, MarkupFinding? Finding)? At(int start)
    {
        var rest = text.AsSpan(start);
        foreach (var (opening, closing) in s_forms)
        {
            if (rest.StartsWith(opening, StringComparison.Ordinal) && !(opening == "{{" && IsSet(start)))
            {
                var name = NameIn(rest[opening.Length..]);
                return Report(new(start, EndOf(start, closing)), name, IsVariable(rest, name));
            }
        }

        foreach (var (opening, closing) in s_changes)
        {
            if (rest.StartsWith(opening, StringComparison.Ordinal) && IsClosed(start + opening.Length, closing))
                return Report(new(start, EndOf(start + opening.Length, closing)), opening == "{#" ? "" : "change");
        }

        return rest[0] switch
        {
            '[' or '{' when LengthOfToc(rest) is > 0 and var length => Report(new(start, start + length), "toc"),
            '[' => InBrackets(start),
            '%' when IsComment(start) => Report(new(start, EndOf(start + 2, "%%")), "comment"),
            '{' when AfterOpening(start) is >= 0 and var name => Report(new(start, EndOf(start, "}")), text[(start + 1)..name]),
            ':' or '!' or '?' => InLine(start),
            _ => null,
        };
    }

    /// <summary>The length of the place of a table of contents; 0 if the text starts with none, or with a link.</summary>
    private static int LengthOfToc(ReadOnlySpan<char> text)
    {
        foreach (var match in Toc.EnumerateMatches(text))
            return text[match.Length..] is ['(' or '[' or ':', ..] ? 0 : match.Length;
        return 0;
    }

    /// <summary>Whether it prints a value, such as <c>{{ x }}</c> or <c>{{ page.image | upper }}</c>: its name says nothing then.</summary>
    private static bool IsVariable(ReadOnlySpan<char> code, string name)
    {
        var after = code[(code.IndexOf(name, StringComparison.Ordinal) + name.Length)..].TrimStart(" -~\n");
        return code is ['{', '{', not ('<' or '%'), ..] ? after is ['}' or '|' or '.' or '[', ..]
            : name is "x" && after is ['%' or '>', ..];
    }

    /// <summary>Whether double braces are rather a set of sets: <c>{{1, 2}, {3}}</c>, <c>{{}}</c>.</summary>
    private bool IsSet(int start)
    {
        var rest = text.AsSpan(start + 2).TrimStart(' ');
        if (rest is [(>= '0' and <= '9') or '}', ..])
            return true;
        // A shortcode can have a comma, but no brace before its end.
        return rest.IndexOfAny("{}\n") is >= 0 and var end
            && rest[end] == '}' && !rest[end..].StartsWith("}}") && rest[..end].ContainsAny(',', '،');
    }

    /// <summary>Whether a pair of percent signs opens a comment that the text closes.</summary>
    private bool IsComment(int start) =>
        text.AsSpan(start).StartsWith("%%") && (start == 0 || char.IsWhiteSpace(text[start - 1])) && Next("%%", start + 2) < text.Length;

    private bool IsClosed(int start, string closing) => Next(closing, start) < Next("\n\n", start);

    /// <summary>Blocks that start a line: containers, notes and directives; and the roles of reStructuredText inside a line.</summary>
    private (TextSpan Span, MarkupFinding? Finding)? InLine(int start)
    {
        var rest = text.AsSpan(start);
        var before = text.AsSpan(Math.Max(start - LongestName, 0)..start);
        var isInLine = start > LongestName && !before.Contains('\n');
        before = before[(before.LastIndexOf('\n') + 1)..].TrimStart(' ');
        var opensNote = rest.StartsWith(":::") || rest is ['!', '!', '!', ' ', >= 'a' and <= 'z', ..] or ['?', '?', '?', ' ' or '+', ..];
        if (opensNote && !isInLine && before.IsEmpty)
            return Report(new(start, EndOfLine(start)), "");
        if (rest.StartsWith("::") && !isInLine && Directive.IsMatch(before))
            return Report(new(start - before.Length, EndOfDirective(start)), NameIn(before.TrimStart(". ")));
        foreach (var match in Role.EnumerateMatches(rest))
            return Report(new(start, start + match.Length), NameIn(rest[1..]));
        return null;
    }

    /// <summary>The end of a directive: of the indented lines below its first line.</summary>
    private int EndOfDirective(int start)
    {
        var end = EndOfLine(start);
        while (end + 1 < text.Length && text[end + 1] is ' ' or '\t')
            end = EndOfLine(end + 1);
        return end;
    }

    /// <summary><c>[/name]</c>, <c>[name key="…"]</c>, <c>[url=…]</c>, <c>[!NOTE]</c>.</summary>
    private (TextSpan Span, MarkupFinding? Finding)? InBrackets(int start)
    {
        var rest = text.AsSpan(start + 1);
        if (rest is not (['/' or '!', ..]) && (rest.IsEmpty || !char.IsAsciiLetter(rest[0])))
            return null;
        var name = NameIn(rest);
        var after = rest[(rest[0] is '/' or '!' ? name.Length + 1 : name.Length)..];
        var isWhole = after is [']', ..];
        if (isWhole && name.Length > 0 && EndOfAddress(after[1..], name) is { } length)
            return Report(new(start, text.Length - after.Length + 1 + length), name);
        var isCode = rest[0] switch
        {
            '/' => isWhole && name.Length > 0,
            '!' => isWhole && name.Length > 0,
            _ => (name.Length > 0 && HasAttribute(after))
                || AfterOpening(start) >= 0
                || (after is ['=', ..] && name is "url" or "img" or "color" or "size" or "font" or "quote" or "email" or "align"),
        };
        if (!isCode || after.IndexOf(']') is not (>= 0 and var close))
            return null;
        var end = text.Length - after.Length + close + 1;
        if (text.AsSpan(end) is ['(' or '[', ..])
            return null; // a link
        return Report(new(start, end), rest[0] == '/' ? "/" + name : name);
    }

    /// <summary>The index behind the name of a shortcode that a later one closes, <c>[b]…[/b]</c>; -1 if there is none.</summary>
    private int AfterOpening(int start)
    {
        var name = NameIn(text.AsSpan(start + 1));
        var end = start + 1 + name.Length;
        return name.Length > 0 && end < text.Length && text[end] is ']' or '}' or '=' or ' '
            && _closing.Value.TryGetValue(text[start] + name, out var closing) && closing > start ? end : -1;
    }

    private static Dictionary<string, int> ClosingIn(string text)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Closing.EnumerateMatches(text))
            places[text[match.Index] + text.Substring(match.Index + 2, match.Length - 3)] = match.Index;
        return places;
    }

    /// <summary>The length of a URL and the closing shortcode behind it: <c>https://…[/embed]</c>.</summary>
    private static int? EndOfAddress(ReadOnlySpan<char> after, string name)
    {
        var closing = $"[/{name}]";
        return after.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && after.IndexOf(closing, StringComparison.OrdinalIgnoreCase) is >= 0 and var end
            && after[..end].IndexOfAny(" \n") < 0
            ? end + closing.Length
            : null;
    }

    /// <summary>Whether a text starts with a space, a name, an equals sign and a quotation mark.</summary>
    private static bool HasAttribute(ReadOnlySpan<char> after)
    {
        if (after is not [' ', ..])
            return false;
        var key = after[1..];
        var length = NameIn(key).Length;
        return length > 0 && key[length..] is ['=', '"' or '\'' or (>= '0' and <= '9'), ..];
    }

    private (TextSpan Span, MarkupFinding? Finding)? Report(TextSpan span, string name, bool isVariable = false)
    {
        var opening = name.TrimStart('/');
        opening = opening.StartsWith("end", StringComparison.OrdinalIgnoreCase) ? opening[3..] : opening;
        if (opening.Length < name.Length && _open.Contains(opening))
            return (span, null); // one problem with the opening shortcode
        if (name.Length == 0 && text[span.Start] == ':' && !_open.Add(":::"))
            return (span, null);
        _open.Add(name);
        var code = text[span.Start..Math.Min(span.End, span.Start + LongestQuotation)].ReplaceLineEndings(" ").TrimEnd();
        var message = $"'{code}{(span.End - span.Start > LongestQuotation ? "…" : "")}' is shown as text: "
            + (name == "change" ? "texts have no tracked changes" : "texts have no shortcodes");
        var advice = AdviceOn(isVariable && !Toc.IsMatch(code) ? "" : opening.ToLowerInvariant());
        return (span, new(span, DiagnosticCode.ForeignMarkup, Severity.Error, message, advice));
    }

    /// <summary>The end of a shortcode; that of the line if it is not closed in its paragraph.</summary>
    private int EndOf(int start, string closing)
    {
        var end = Next(closing, start);
        return end < Next("\n\n", start) ? end + closing.Length : EndOfLine(start);
    }

    private int EndOfLine(int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;

    /// <summary>The next place of a token; remembered, so that texts of many unclosed shortcodes are read once.</summary>
    private int Next(string token, int from)
    {
        if (!_next.TryGetValue(token, out var place) || place < from)
            place = text.IndexOf(token, from, StringComparison.Ordinal) is >= 0 and var found ? found : int.MaxValue;
        return _next[token] = place;
    }

    private static string NameIn(ReadOnlySpan<char> code)
    {
        code = code[..Math.Min(code.Length, LongestName)].TrimStart("<%-/! \n");
        var end = 0;
        while (end < code.Length && (char.IsAsciiLetterOrDigit(code[end]) || code[end] is '_' or '-'))
            end++;
        return code[..end].ToString();
    }

    private static string AdviceOn(string name) => name switch
    {
        "figure" or "img" or "image" or "picture" or "photo" or "gallery" or "caption" =>
            "Put the file into the folder of the text, and write ![what it shows](file.jpg \"A caption\").",
        "youtube" or "vimeo" or "video" or "audio" or "embed" or "tweet" or "twitter" or "x" or "instagram" or "facebook" or "tiktok"
            or "gist" or "playlist" => "Link to it: [text](https://…). Pages load nothing from other sites.",
        "ref" or "relref" or "link" or "post_url" or "absurl" or "doc" => "Link to a story by its id: [text](xref:story-id).",
        "url" or "email" => "Write a link: [text](https://…), or [text](xref:story-id) for a page of this site.",
        "highlight" or "code" or "raw" => "Write `code`, or lines of code between two lines ```.",
        "change" => "Accept or reject the change, and delete its marks and comments.",
        "comment" => "Delete it; notes for editors can be lines in the front matter that start with '#'.",
        "toc" => "Delete it: pages have no table of contents.",
        "quote" or "blockquote" => "Start the lines of the quotation with '> '.",
        _ => "Write in Markdown what it makes, or delete it; between backticks it is shown as it is.",
    };

    /// <summary>What is before the colons of a directive of reStructuredText, or of a macro of AsciiDoc.</summary>
    [GeneratedRegex(@"\A(\.\.[ ][a-z][a-z-]*|image|include)\z", Options)]
    private static partial Regex Directive { get; }

    [GeneratedRegex(@"(\[/[A-Za-z][A-Za-z0-9_-]{0,39}\])|(\{/[A-Za-z][A-Za-z0-9_-]{0,39}\})", Options)]
    private static partial Regex Closing { get; }

    /// <summary>The place of a table of contents: <c>[toc]</c>, <c>[[_TOC_]]</c>, <c>{toc}</c>, <c>{{ toc }}</c>.</summary>
    [GeneratedRegex(@"\A(\[toc\]|\[\[_{0,2}toc_{0,2}\]\]|\{{1,2}[ ]?toc[ ]?\}{1,2})", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Toc { get; }

    [GeneratedRegex(@"\A:[a-z][a-z-]*:`[^`\n]+`", Options)]
    private static partial Regex Role { get; }
}
