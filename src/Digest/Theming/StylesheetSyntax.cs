namespace Digest.Theming;

/// <summary>
/// Finds the bracket, string or comment that is not closed, or closes nothing. Browsers repair such styles without a word: one missing
/// brace can switch off every rule after it, in all files that follow.
/// </summary>
internal static class StylesheetSyntax
{
    private const string Pairs = "{}()[]";

    /// <summary>The first mistake; null if there is none.</summary>
    public static (int Offset, string Message, string Advice)? FirstMistake(string css)
    {
        var open = new Stack<(int Offset, int Indentation)>();
        int? suspect = null; // a brace whose block probably ends earlier than its partner
        List<int> deeper = []; // braces that are further in than those that they close
        var indentation = IndentationAt(css, 0);
        for (var at = 0; at < css.Length; at++)
        {
            switch (css[at])
            {
                case '\\':
                    at++;
                    break;
                case '\n':
                    indentation = IndentationAt(css, at + 1);
                    break;
                case '/' when css.AsSpan(at).StartsWith("/*"):
                    var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                    if (end < 0)
                        return (at, "this comment has no end, so the styles after it do not apply", "Add '*/'.");
                    at = end + 1;
                    break;
                case '/' when open.Count == 0 && css.AsSpan(at).StartsWith("//"):
                    return (at, "'//' starts no comment in a stylesheet, so the rule after it does not apply", "Write /* … */.");
                case '"' or '\'':
                    if (EndOfString(css, at) is not { } close)
                        return (at, "this quotation mark is not closed on its line", $"Add {css[at]} at the end of the text.");
                    at = close;
                    break;
                case '{' or '(' or '[':
                    open.Push((at, indentation));
                    break;
                case '}' or ')' or ']':
                    if (!open.TryPop(out var opening))
                        return Stray(css, deeper is [var inner] ? inner : at);
                    if (PartnerOf(css[opening.Offset]) != css[at])
                        return css[opening.Offset] == '{' ? Stray(css, at) : Unclosed(css, opening.Offset);
                    if (css[at] == '}' && indentation < opening.Indentation)
                        suspect ??= opening.Offset;
                    else if (css[at] == '}' && indentation > opening.Indentation)
                        deeper.Add(at);
                    break;
            }
        }

        return open.Count > 0 ? Unclosed(css, suspect ?? open.Last().Offset) : null;
    }

    private static (int Offset, string Message, string Advice) Stray(string css, int at) =>
        (at, $"this '{css[at]}' closes nothing", "Delete it, or add the bracket that it closes.");

    private static (int Offset, string Message, string Advice) Unclosed(string css, int opened) =>
        (opened, $"this '{css[opened]}' is not closed, so the styles after it do not apply",
            $"Add '{PartnerOf(css[opened])}' at the end of its rule.");

    private static char PartnerOf(char bracket) => Pairs[Pairs.IndexOf(bracket, StringComparison.Ordinal) + 1];

    /// <summary>The offset of the mark that closes a string; null if its line ends before it.</summary>
    private static int? EndOfString(string css, int start)
    {
        for (var at = start + 1; at < css.Length && css[at] != '\n'; at++)
        {
            if (css[at] == '\\')
                at++; // a line may go on after a backslash
            else if (css[at] == css[start])
                return at;
        }

        return null;
    }

    /// <summary>The number of spaces and tabs at the start of a line.</summary>
    private static int IndentationAt(string css, int lineStart)
    {
        var end = lineStart;
        while (end < css.Length && css[end] is ' ' or '\t')
            end++;
        return end - lineStart;
    }
}
