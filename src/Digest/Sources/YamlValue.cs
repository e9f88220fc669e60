using System.Buffers;

namespace Digest.Sources;

/// <summary>The value that starts on a line: the line that it ends on, and its first mistake.</summary>
/// <param name="LastLine">From 0.</param>
internal sealed record YamlValue(int LastLine, YamlMistake? Mistake = null)
{
    private const int MaximumExample = 100;

    private static readonly SearchValues<char> s_curlyQuotes = SearchValues.Create("“”„«»‘’");
    private static readonly SearchValues<char> s_escapes = SearchValues.Create("0abt\tnvfre \"/\\N_LP\n");

    /// <param name="column">The column of the key: a value of more lines is indented by more.</param>
    public static YamlValue Read(string[] lines, YamlLine line, int column)
    {
        var rest = line.Rest;
        if (rest.IsEmpty || rest[0] == '#')
            return new(line.Number);
        switch (rest[0])
        {
            case '"' or '\'':
                return Quoted(lines, line, column);
            case '[' or '{':
                return YamlFlow.Read(lines, line, column);
            case '|' or '>' when YamlMistakes.BlockHeader.IsMatch(rest):
                return new(line.Number);
            case '@' or '`' or '%' or '&' or '*' or '!' or ',' or ']' or '}' or '|' or '>':
            case '-' or '?' or ':' when line.Key is not null && (rest.Length == 1 || rest[1] == ' '):
                var message = $"a value without quotes cannot start with '{rest[0]}'";
                return new(line.Number, new(line.Number, line.ValueStart, message, InQuotes(line, line.PlainValue)));
        }

        return line.Key is not null && YamlLine.ColonIn(line.Text, line.ValueStart) is >= 0 and var colon
            ? new(line.Number, new(line.Number, colon, "a colon followed by a space starts a new value here", ColonAdvice(line)))
            : new(line.Number);
    }

    private static YamlValue Quoted(string[] lines, YamlLine line, int column)
    {
        var mark = line.Text[line.ValueStart];
        for (var (number, at) = (line.Number, line.ValueStart + 1); ; (number, at) = (number + 1, 0))
        {
            if (number == lines.Length || (number > line.Number && IsKeyAt(lines, number, column)))
            {
                const string Advice = "Close it, or put the other kind of quotation mark around the value.";
                return new(number - 1, new(line.Number, line.ValueStart, "a quotation mark is opened here but not closed", Advice));
            }

            var text = lines[number];
            for (; at < text.Length && text[at] != mark || IsDoubled(text, at, mark); at++)
            {
                if (IsDoubled(text, at, mark))
                    at++;
                else if (mark == '"' && text[at] == '\\' && !IsEscape(text, at++))
                    return new(number, BadEscape(number, text, at - 1, line));
            }

            if (at >= text.Length)
                continue;
            var rest = text.AsSpan(at + 1).TrimStart();
            return rest.IsEmpty || (rest[0] == '#' && rest.Length < text.Length - at - 1)
                ? new(number, BadPath(line))
                : new(number, TextAfterQuotes(line, number, at));
        }
    }

    /// <summary>Whether a line starts with a key that is not inside a value of the key at a column.</summary>
    public static bool IsKeyAt(string[] lines, int number, int column) =>
        new YamlLine(lines[number], number) is { IsBlank: false, Key: not null } line && line.Indent <= column;

    private static bool IsDoubled(string text, int at, char mark) =>
        mark == '\'' && at + 1 < text.Length && text[at] == mark && text[at + 1] == mark;

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

    private static YamlMistake BadEscape(int number, string text, int at, YamlLine line) => new(
        number, at, $"'{text.AsSpan(at, 2)}' is not an escape that YAML knows inside double quotes", SingleQuotes(line));

    /// <summary>A path of Windows whose backslashes are escapes by chance, such as <c>"C:\new"</c>.</summary>
    private static YamlMistake? BadPath(YamlLine line)
    {
        var value = line.Rest;
        return value is ['"', >= 'A' and <= 'z', ':', '\\', not '\\', ..]
            ? new(line.Number, line.ValueStart + 3, $"'{value[3..5]}' is an escape of YAML inside double quotes", SingleQuotes(line))
            : null;
    }

    private static string SingleQuotes(YamlLine line) => line.Rest is ['"', .. var inner, '"'] && !inner.Contains('\'')
        ? $"Write two backslashes, or single quotes: {Example(line, $"'{inner}'")}."
        : "Write two backslashes, or put single quotes around the value.";

    private static YamlMistake TextAfterQuotes(YamlLine line, int number, int close)
    {
        var value = line.Rest;
        var mark = value[0];
        // In "a "b" c" the second mark opens; in "a" b "c" it closes, so the marks are part of the text.
        var isInside = number == line.Number && value[^1] == mark && value.Length > close - line.ValueStart + 2
            && char.IsLetterOrDigit(line.Text[close + 1]);
        var text = isInside ? value[1..^1].ToString() : value.ToString();
        return new(
            number, close, $"this quotation mark ends the value, but text follows it", InQuotes(line, text));
    }

    private static string ColonAdvice(YamlLine line)
    {
        // Word processors replace straight quotation marks.
        if (line.PlainValue is not [var first and ('“' or '”' or '„' or '«' or '‘' or '’'), .. var inner, var last]
            || inner.AsSpan().ContainsAny(s_curlyQuotes)
            || (last is not ('“' or '”' or '«' or '»' or '‘' or '’') && !inner.EndsWith(':')))
        {
            return InQuotes(line, line.PlainValue); // the marks enclose a part of the value
        }

        var text = inner.EndsWith(':') ? line.PlainValue : inner;
        return $"'{first}' is no quotation mark of YAML: write straight ones, {Example(line, Quote(text))}.";
    }

    /// <summary>Advice to quote a text, with the line as it should be if it is short.</summary>
    public static string InQuotes(YamlLine line, string text) => $"Put the whole value in quotes: {Example(line, Quote(text))}.";

    private static string Example(YamlLine line, string value) =>
        (line.Key is { } key ? key + ": " : line.IsItem ? "- " : "") + (value.Length > MaximumExample ? $"{value[0]}…{value[0]}" : value);

    public static string Quote(string text) => text.AsSpan().ContainsAny('"', '\\')
        ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{text}\"";
}
