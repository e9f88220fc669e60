namespace Digest.Content.Pictures;

/// <summary>
/// Checks the styles of a drawing. An escape could spell any word and a browser joins the pieces of a style element, so escapes are
/// refused and a style element is checked as a whole.
/// </summary>
internal static class DrawingStyle
{
    /// <summary>What a style sheet must not have; null if it is safe.</summary>
    public static string? ProblemInSheet(string sheet)
    {
        if (ProblemInCharacters(sheet) is { } escape)
            return escape;
        if (WithoutComments(sheet) is not { } css)
            return "a style has a comment inside quotation marks or parentheses";
        var start = 0;
        for (var at = 0; at < css.Length; at++)
        {
            if (css[at] is '"' or '\'')
                at = EndOfString(css, at);
            else if (css[at] == '(')
                at = EndOfParentheses(css, at);
            if (at >= css.Length)
                return "a style has an open quotation mark or parenthesis";
            if (css[at] is not ('{' or '}' or ';'))
                continue;

            var piece = css[start..at].Trim();
            start = at + 1;
            if ((css[at] == '{' ? ProblemInPrelude(piece) : ProblemInDeclaration(piece)) is { } found)
                return found;
        }

        return css[start..].Trim() is { Length: > 0 } rest ? ProblemInDeclaration(rest) : null;
    }

    /// <summary>What the attribute <c>style</c> must not have; null if it is safe.</summary>
    public static string? ProblemInDeclarations(string css) =>
        css.AsSpan().IndexOfAny('{', '}') >= 0 ? "a style attribute has a brace" : ProblemInSheet($"*{{{css}}}");

    /// <summary>What the value of a property must not have; null if it is safe.</summary>
    public static string? ProblemInValue(string css) => ProblemInCharacters(css) ?? ProblemInFunctions(css, DrawingVocabulary.Functions);

    /// <summary>The text without comments, which separate words in CSS; null if a reader could see their ends elsewhere.</summary>
    private static string? WithoutComments(string css)
    {
        var text = new StringBuilder(css.Length);
        var parentheses = 0;
        for (var at = 0; at < css.Length; at++)
        {
            var isComment = string.CompareOrdinal(css, at, "/*", 0, 2) == 0;
            if (isComment && parentheses > 0)
                return null; // part of the address in url(…)
            if (isComment)
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                text.Append(' ');
                at = end < 0 ? css.Length : end + 1;
                continue;
            }

            parentheses += css[at] == '(' ? 1 : css[at] == ')' && parentheses > 0 ? -1 : 0;
            if (css[at] is '"' or '\'')
            {
                var end = Math.Min(EndOfString(css, at), css.Length - 1);
                var quoted = css.AsSpan(at, end + 1 - at);
                if (quoted.Contains("/*", StringComparison.Ordinal) || quoted.Contains("*/", StringComparison.Ordinal))
                    return null;
                text.Append(quoted);
                at = end;
            }
            else
            {
                text.Append(css[at]);
            }
        }

        return text.ToString();
    }

    private static string? ProblemInCharacters(string css) =>
        css.Contains('\\', StringComparison.Ordinal) ? "a style has a backslash" : null;

    private static string? ProblemInPrelude(string prelude)
    {
        if (!prelude.StartsWith('@'))
            return ProblemInFunctions(prelude, DrawingVocabulary.SelectorFunctions);
        var name = prelude.Split([' ', '\t', '\n', '\r', '('], 2)[0];
        return DrawingVocabulary.AtRules.Contains(name) ? null : $"a style has {Quoted(name)}";
    }

    private static string? ProblemInDeclaration(string declaration)
    {
        if (declaration.Length == 0)
            return null;
        if (declaration.StartsWith('@'))
            return $"a style has {Quoted(declaration.Split(' ', '\t', '\n', '"', '\'', '(')[0])}";
        var name = declaration.Split(':', 2)[0].Trim();
        return DrawingVocabulary.Properties.Contains(name) || name.StartsWith("--", StringComparison.Ordinal)
            || name.StartsWith("-inkscape-", StringComparison.Ordinal) || name.StartsWith("-webkit-", StringComparison.Ordinal)
            ? ProblemInFunctions(declaration, DrawingVocabulary.Functions)
            : $"a style has the property {Quoted(name)}";
    }

    private static string? ProblemInFunctions(string css, FrozenSet<string> allowed)
    {
        for (var open = css.IndexOf('(', StringComparison.Ordinal); open >= 0; open = css.IndexOf('(', open + 1))
        {
            var start = open;
            while (start > 0 && (char.IsLetterOrDigit(css[start - 1]) || css[start - 1] is '-' or '_' or > '\u007F'))
                start--;
            var name = css[start..open];
            if (name.Length > 0 && !allowed.Contains(name))
                return $"a style has the function {Quoted(name)}";
            if (name.Equals("url", StringComparison.OrdinalIgnoreCase)
                && !css.AsSpan(open + 1).TrimStart(" \t\r\n\f\"'").StartsWith("#", StringComparison.Ordinal))
                return "a style loads another file";
        }

        return null;
    }

    /// <summary>The index of the closing mark; the length of the text if there is none.</summary>
    private static int EndOfString(string css, int open)
    {
        var end = css.IndexOf(css[open], open + 1);
        return end < 0 || css.AsSpan(open, end - open).ContainsAny('\n', '\r', '\f') ? css.Length : end;
    }

    private static int EndOfParentheses(string css, int open)
    {
        var depth = 0;
        for (var at = open; at < css.Length; at++)
        {
            if (css[at] is '"' or '\'')
                at = EndOfString(css, at);
            else if (css[at] == '(')
                depth++;
            else if (css[at] == ')' && --depth == 0)
                return at;
        }

        return css.Length;
    }

    private static string Quoted(string text) => $"'{text}'";
}
