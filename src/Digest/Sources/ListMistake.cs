using System.Buffers;
using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>Recognises a list in a form that YAML takes for one value: <c>players، fans</c>, <c>a, b]</c>, <c>-a -b</c>.</summary>
internal static partial class ListMistake
{
    /// <summary>
    /// What editors write for a comma: U+060C and U+061B are the Arabic comma and semicolon, U+3001 and U+FF0C those of East Asia.
    /// </summary>
    public const string OtherCommas = ";\u060C\u061B\u3001\uFF0C";

    private const string Separators = "," + OtherCommas;

    private static readonly SearchValues<char> s_separators = SearchValues.Create(Separators);
    private static readonly SearchValues<char> s_bullets = SearchValues.Create("*+•◦▪▫■□●○‣⁃·∙–—−»›➢➤✓");
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\"[](){}“”„«»‘’");

    /// <summary>The sign that editors write before an item in place of a hyphen; null if a text starts with none and a space.</summary>
    public static char? Bullet(ReadOnlySpan<char> text) =>
        text is [var sign, ' ' or '\t' or '\u00A0', ..] && s_bullets.Contains(sign) ? sign : null;

    /// <summary>What is wrong in a text that should be one id or address; null if it has none of these mistakes.</summary>
    /// <param name="name">The key of the list.</param>
    /// <param name="isItem">Whether the text is an item of a list.</param>
    public static (string Message, string Advice)? In(string text, string name, bool isItem)
    {
        if (text is ['-', not ('-' or ' '), ..] || text.Contains(" -", StringComparison.Ordinal))
        {
            return ($"'{text}' in '{name}' is one value, because YAML does not see items in it",
                "Write each item on a line of its own, all with the same indentation and a space after the hyphen: '- …'.");
        }

        if (Bullet(text) is { } bullet)
        {
            return ($"'{text}' in '{name}' is one value: '{bullet}' does not start an item of a list",
                "Write each item on a line of its own, after a hyphen and a space: '- …'.");
        }

        var separator = text.AsSpan().IndexOfAny(s_separators);
        if (separator < 0 && !text.AsSpan().ContainsAny(s_marks))
            return null;
        var list = string.Join(", ", PartsOf(text));
        if (separator < 0)
            return ($"'{text}' in '{name}' has a bracket or a quotation mark that YAML takes for a part of the value", $"Write {list}.");
        var comma = text[separator];
        if (isItem && separator == text.Length - 1)
            return ($"'{comma}' is behind the item '{text[..^1]}' of '{name}'", $"Delete it: '- {list}'.");
        if (comma is ',')
        {
            return ($"'{text}' in '{name}' is one value, not a list", isItem
                ? $"Write the items apart: [{list}], or each on a line of its own after '- '."
                : $"Write the list in brackets: {name}: [{list}].");
        }

        return OfComma(text, name);
    }

    /// <summary>A comma or semicolon that YAML takes for a part of a value; null if a text has none.</summary>
    public static (string Message, string Advice)? OfComma(string text, string name)
    {
        if (text.AsSpan().IndexOfAny(OtherCommas) is not (>= 0 and var comma))
            return null;
        return ($"'{text[comma]}' (U+{(int)text[comma]:X4}) does not separate the items of '{name}'",
            $"Write [{string.Join(", ", PartsOf(text))}], with the comma ','.");
    }

    /// <summary>The quoted items of a list without brackets: <c>"a"، "b"</c>; null for other texts.</summary>
    public static string? InQuotes(string text) => QuotedItems.Match(text) is { Success: true } match
        ? string.Join(", ", match.Groups["item"].Captures.Select(item => item.Value))
        : null;

    private static IEnumerable<string> PartsOf(string text) => text
        .Split([.. Separators])
        .Select(part => string.Concat(part.Where(character => !s_marks.Contains(character))).Trim())
        .Where(part => part.Length > 0);

    [GeneratedRegex(
        """\A(?<item>"[^"]*"|'[^']*')( *[,;\u060C\u061B\u3001\uFF0C] *(?<item>"[^"]*"|'[^']*'))+\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedItems { get; }
}
