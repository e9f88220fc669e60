namespace Digest.Sources;

/// <summary>Finds the first mistake of a value in brackets, <c>[a, b]</c> or <c>{ a: b }</c>, which may have several lines.</summary>
internal sealed class YamlFlow
{
    private readonly Stack<Level> _open = new();
    private readonly YamlLine _line;

    private YamlFlow(YamlLine line) => _line = line;

    /// <param name="column">The column of the key: a value of more lines is indented by more.</param>
    public static YamlValue Read(string[] lines, YamlLine line, int column)
    {
        var flow = new YamlFlow(line);
        for (var (number, at) = (line.Number, line.ValueStart); number < lines.Length; (number, at) = (number + 1, 0))
        {
            if (number > line.Number && YamlValue.IsKeyAt(lines, number, column))
                break;
            if (flow.ReadLine(lines[number], number, at) is { } value)
                return value;
        }

        var open = flow._open.Peek();
        var close = open.Bracket == '[' ? ']' : '}';
        return new(line.Number, new(
            open.Line, open.Column, $"the bracket '{open.Bracket}' is not closed",
            $"Write '{close}' after the last value, or put the value in quotes if the bracket is part of a text."));
    }

    /// <summary>Reads the part of the value on a line; null if the value continues on the next one.</summary>
    private YamlValue? ReadLine(string text, int number, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' or '\'' when at == 0 || text[at - 1] is ' ' or '[' or '{' or ',' or ':':
                    at = EndOfQuoted(text, at);
                    break;
                case '#' when at > 0 && text[at - 1] == ' ':
                    return null;
                case '[' or '{':
                    _open.Push(new(text[at], number, at));
                    break;
                case ']' or '}' when _open.Pop() is var opened && opened.Bracket != (text[at] == ']' ? '[' : '{'):
                    return new(number, new(number, at, $"'{opened.Bracket}' is closed by '{text[at]}'", "Use brackets of one kind."));
                case ']' or '}' when _open.Count == 0:
                    return new(number, MistakeAfterBracket(number, at, text));
                case ',':
                    _open.Peek().Colon = null;
                    break;
                case ':' when at + 1 == text.Length || text[at + 1] is ' ':
                    if (_open.Peek().Colon is { } colon)
                        return new(number, SecondColon(text, number, at, colon));
                    _open.Peek().Colon = (number, at);
                    break;
            }
        }

        return null;
    }

    /// <summary>A colon in the value of a key: the value needs quotes, or a comma before the next key is missing.</summary>
    private static YamlMistake? SecondColon(string text, int number, int at, (int Line, int Column) first)
    {
        if (first.Line != number)
        {
            const string Advice = "Write ',' after the value before it; if this is part of that value, put the whole value in quotes.";
            return new(number, text.Length - text.AsSpan().TrimStart().Length, $"there is no comma before '{text[..at].Trim()}'", Advice);
        }

        var value = text[(first.Column + 1)..].TrimStart();
        if (value is ['"' or '\'' or '[' or '{', ..])
            return null;
        var end = value.AsSpan().IndexOfAny(",]}") is >= 0 and var next ? next : value.Length;
        var name = text[(text.AsSpan(0, first.Column).LastIndexOfAny(",[{") + 1)..first.Column].Trim();
        var words = text[(first.Column + 1)..at].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isQuoted = text.AsSpan(at + 1).TrimStart() is ['"' or '\'', ..];
        var advice = isQuoted ? "" : $"Put the whole value in quotes: {name}: {YamlValue.Quote(value[..end].TrimEnd())}.";
        if (words.Length > 1 && words[^1].All(char.IsAsciiLetter))
            advice += isQuoted ? $"Write a comma before '{words[^1]}'." : $" If '{words[^1]}' is a key, write a comma before it.";
        return advice.Length == 0 ? null : new(number, at, "a colon followed by a space starts a new value here", advice);
    }

    private YamlMistake? MistakeAfterBracket(int number, int close, string text)
    {
        var rest = text.AsSpan(close + 1).TrimStart();
        if (rest.IsEmpty || rest[0] == '#')
            return null;
        return rest[0] is ']' or '}'
            ? new(number, text.Length - rest.Length, "there is a closing bracket too many", "Delete it.")
            : new(
                number, _line.ValueStart, $"the value starts with '{_line.Rest[0]}', so it ends at the closing bracket, but text follows",
                YamlValue.InQuotes(_line, _line.PlainValue));
    }

    private static int EndOfQuoted(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[start] == '"')
                at++;
            else if (text[at] == text[start])
                return at;
        }

        return text.Length;
    }

    /// <summary>A bracket that is not closed yet.</summary>
    private sealed class Level(char bracket, int line, int column)
    {
        public char Bracket => bracket;
        public int Line => line;
        public int Column => column;

        /// <summary>The colon behind the key of the current entry.</summary>
        public (int Line, int Column)? Colon { get; set; }
    }
}
