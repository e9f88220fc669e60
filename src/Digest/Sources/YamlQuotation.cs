using System.Buffers;

namespace Digest.Sources;

/// <summary>A text in quotation marks, which may have several lines, and its first mistake.</summary>
/// <param name="LastLine">The line with the mark that ends it, from 0.</param>
/// <param name="Close">The column of that mark.</param>
internal sealed record YamlQuotation(int LastLine, int Close, YamlMistake? Mistake)
{
    private static readonly SearchValues<char> s_escapes = SearchValues.Create("0abt\tnvfre \"/\\N_LP\n");

    /// <summary>The letters of escapes for characters that no text has.</summary>
    private static readonly SearchValues<char> s_controls = SearchValues.Create("0abefvNLP");

    /// <param name="number">The line with the mark that starts it.</param>
    /// <param name="column">The column of the key: a value of more lines is indented by more.</param>
    /// <param name="prefix">What is before the value in advice: <c>title: </c>.</param>
    public static YamlQuotation Read(string[] lines, int number, int start, int column, string prefix)
    {
        var (first, mark) = (number, lines[number][start]);
        var bad = (Line: -1, Column: -1); // the first escape that YAML does not know
        for (var at = start + 1; number < lines.Length && (number == first || !YamlLine.IsKeyAt(lines, number, column)); number++, at = 0)
        {
            for (var text = lines[number]; at < text.Length; at++)
            {
                if (mark == '"' && text[at] == '\\')
                {
                    if (bad.Line < 0 && !IsEscape(text, at))
                        bad = (number, at);
                    at++;
                }
                else if (text[at] == mark && mark == '\'' && at + 1 < text.Length && text[at + 1] == mark)
                {
                    at++;
                }
                else if (text[at] == mark)
                {
                    var inner = number == first ? text[(start + 1)..at] : null;
                    return new(number, at, bad.Line < 0
                        ? BadPath(lines[first], first, start, inner, prefix)
                        : BadEscape(lines[bad.Line], bad, inner, prefix));
                }
            }
        }

        const string Advice = "Close it, or put the other kind of quotation mark around the value.";
        return new(number - 1, 0, bad.Line < 0
            ? new(first, start, "a quotation mark is opened here but not closed", Advice)
            : BadEscape(lines[bad.Line], bad, inner: null, prefix));
    }

    private static YamlMistake BadEscape(string text, (int Line, int Column) place, string? inner, string prefix)
    {
        var escape = text.Substring(place.Column, 2);
        var advice = escape == "\\'" && inner is not null
            ? $"Delete the backslash: {YamlValue.Example(prefix, $"\"{inner.Replace(escape, "'", StringComparison.Ordinal)}\"")}."
            : SingleQuotes(inner, prefix);
        return new(place.Line, place.Column, $"'{escape}' is not an escape that YAML knows inside double quotes", advice);
    }

    /// <summary>Whether a backslash starts an escape; one at the end of a line does.</summary>
    private static bool IsEscape(string text, int at)
    {
        var letter = at + 1 < text.Length ? text[at + 1] : '\n';
        var digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0 || at + 2 + digits > text.Length)
            return digits == 0 && s_escapes.Contains(letter);
        // Half of a surrogate pair is no character.
        return uint.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && (Rune.IsValid(code) || text.AsSpan(at + 2 + digits).StartsWith("\\u") || (at >= 6 && text[at - 6] == '\\'));
    }

    /// <summary>A path of Windows whose backslashes are escapes by chance, such as <c>"C:\new"</c>.</summary>
    private static YamlMistake? BadPath(string text, int number, int start, string? inner, string prefix)
    {
        var value = text.AsSpan(start);
        return value is ['"', >= 'A' and <= 'z', ':', '\\', not '\\', ..]
            ? new(number, start + 3, MessageOn(value[3..5].ToString()), SingleQuotes(inner, prefix))
            : null;
    }

    /// <summary>
    /// The first escape that is probably a backslash of the text, as in <c>"C:\new"</c>: one that YAML reads as a control character, a tab,
    /// or a space or line break where none is meant.
    /// </summary>
    /// <param name="raw">A text in double quotes, with them.</param>
    /// <returns>Its index, and whether no text can have the character.</returns>
    public static (int Index, bool IsRefused)? EscapeByChance(string raw)
    {
        int? doubtful = null;
        for (var at = raw.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 2 < raw.Length; at = raw.IndexOf('\\', at + 2))
        {
            if (s_controls.Contains(raw[at + 1]))
                return (at, true);
            var isMeant = raw[at + 1] switch
            {
                't' or '\t' => false,
                'r' => raw.AsSpan(at + 2).StartsWith("\\n"),
                'n' or '_' => at > 1 && raw[at - 1] != ':',
                _ => true,
            };
            doubtful ??= isMeant ? null : at;
        }

        return doubtful is { } index ? (index, false) : null;
    }

    /// <summary>
    /// Whether a place is that of an escape for a character that no text has. In a text of more lines, the place of one is not known: it is
    /// that of the whole text.
    /// </summary>
    public static bool IsControlAt(string raw, int index) => index == 0
        ? EscapeByChance(raw) is (_, true)
        : index + 1 < raw.Length && raw[index] == '\\' && s_controls.Contains(raw[index + 1]);

    public static string MessageOn(string escape) => $"'{escape}' is an escape of YAML inside double quotes";

    public static string SingleQuotes(string? inner, string prefix) => inner is not null && !inner.Contains('\'', StringComparison.Ordinal)
        ? $"Write two backslashes, or single quotes: {YamlValue.Example(prefix, $"'{inner}'")}."
        : "Write two backslashes, or put single quotes around the value.";
}
