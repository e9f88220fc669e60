namespace Digest.Templates;

/// <summary>Removes tags, comments, scripts and styles from a text, in a time that grows with its length only.</summary>
internal static class HtmlTags
{
    private static readonly (string Start, string End)[] s_blocks = [("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>")];

    public static string Strip(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return text;

        var stripped = new StringBuilder(text.Length);
        var unclosed = new HashSet<string>(StringComparer.Ordinal); // without it, each start would search for its end again
        var at = 0;
        for (var start = text.IndexOf('<', StringComparison.Ordinal); start >= 0; start = text.IndexOf('<', at))
        {
            stripped.Append(text, at, start - at);
            at = EndOfBlock(text, start, unclosed) ?? EndOfTag(text, start, out var tried) ?? Keep(tried);

            int Keep(int end)
            {
                stripped.Append(text, start, end - start);
                return end;
            }
        }

        return stripped.Append(text, at, text.Length - at).ToString();
    }

    private static int? EndOfBlock(string text, int start, HashSet<string> unclosed)
    {
        foreach (var (first, last) in s_blocks)
        {
            if (unclosed.Contains(last) || string.Compare(text, start, first, 0, first.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var end = text.IndexOf(last, start + first.Length, StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
                return end + last.Length;
            unclosed.Add(last);
        }

        return null;
    }

    /// <param name="tried">How far the text was read, if there is no tag; the signs before are not the start of another.</param>
    private static int? EndOfTag(string text, int start, out int tried)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != '>')
        {
            if (text[at++] != '=' || at == text.Length || text[at] is not ('"' or '\''))
                continue;
            var quote = text.IndexOf(text[at], at + 1);
            if (quote < 0)
            {
                tried = at;
                return null;
            }

            at = quote + 1;
        }

        tried = at;
        return at < text.Length ? at + 1 : null;
    }
}
