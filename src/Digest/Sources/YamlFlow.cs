using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>Finds the first mistake of a value in brackets, <c>[a, b]</c> or <c>{ a: b }</c>, which may have several lines.</summary>
internal sealed partial class YamlFlow
{
    private readonly Stack<Level> _open = new();
    private readonly string[] _lines;
    private readonly YamlLine _line;
    private readonly int _column;

    /// <summary>The value in quotes or brackets that has ended; null if a comma or colon follows it.</summary>
    private Ended? _ended;

    /// <summary>The first comment with a closing bracket in it.</summary>
    private (int Line, int Column)? _comment;

    private YamlFlow(string[] lines, YamlLine line, int column) => (_lines, _line, _column) = (lines, line, column);

    /// <param name="column">The column of the key: a value of more lines is indented by more.</param>
    public static YamlValue Read(string[] lines, YamlLine line, int column) => new YamlFlow(lines, line, column).Read();

    private YamlValue Read()
    {
        for (var (number, at) = (_line.Number, _line.ValueStart); number < _lines.Length; number++, at = 0)
        {
            if (number > _line.Number && NotIndented(number) is { } mistake)
                return new(number, mistake);
            if (number > _line.Number && YamlLine.IsKeyAt(_lines, number, _column))
                break;
            if (ReadLine(ref number, at) is { } value)
                return value;
        }

        if (_comment is var (line, column))
        {
            const string Advice = "Put the value in quotes if '#' is a part of it, else write the bracket before '#'.";
            return new(line, new(line, column, "'#' starts a comment, and the closing bracket is in it", Advice));
        }

        var open = _open.Peek();
        var close = open.Bracket == '[' ? ']' : '}';
        return new(_line.Number, new(
            open.Line, open.Column, $"the bracket '{open.Bracket}' is not closed",
            $"Write '{close}' after the last value, or put the value in quotes if the bracket is part of a text."));
    }

    /// <summary>A line that continues the value at the column of its key. A line with a key does if it closes the bracket.</summary>
    private YamlMistake? NotIndented(int number)
    {
        var line = new YamlLine(_lines[number], number);
        var text = line.Text.AsSpan().TrimEnd();
        if (line.IsBlank || line.Indent > _column || text[line.Indent] is ']' or '}'
            || !_lines[number - 1].AsSpan().TrimEnd().EndsWith(","))
        {
            return null;
        }

        var closes = text.TrimEnd(',') is [.., ']' or '}'] && text.Count(']') + text.Count('}') > text.Count('[') + text.Count('{');
        return line.Key is null || closes
            ? new(number, line.Indent, "this line continues the value in brackets, but it is not indented", "Indent it by two spaces.")
            : null;
    }

    /// <summary>Reads the part of the value on a line, and on more lines if a text in quotes has more.</summary>
    /// <returns>Null if the value continues on the next line.</returns>
    private YamlValue? ReadLine(ref int number, int start)
    {
        for (var (text, at) = (_lines[number], start); at < text.Length; at++)
        {
            if (text[at] == '#' && (at == 0 || text[at - 1] == ' '))
            {
                _comment ??= text.AsSpan(at).ContainsAny(']', '}') ? (number, at) : null;
                return null;
            }

            if (_ended is not null && text[at] is not (' ' or '\t' or ',' or ':' or ']' or '}'))
                return new(number, TextAfter(_ended, text, number, at));
            if (text[at] is '"' or '\'' && _open.Peek() is { State: not EntryState.HasValue } level)
            {
                var prefix = PrefixAt(text, at);
                var quotation = YamlQuotation.Read(_lines, number, at, _column, prefix);
                if (quotation.Mistake is not null)
                    return new(quotation.LastLine, quotation.Mistake);
                _ended = new(quotation.LastLine, quotation.Close, quotation.LastLine == number ? at : null, prefix);
                level.State = EntryState.HasValue;
                (number, at, text) = (quotation.LastLine, quotation.Close, _lines[quotation.LastLine]);
            }
            else if (ReadSign(text, number, at) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private YamlValue? ReadSign(string text, int number, int at)
    {
        switch (text[at])
        {
            case ' ' or '\t':
                break;
            case '[' or '{':
                if (_open.TryPeek(out var outer))
                    outer.State = EntryState.HasValue;
                _open.Push(new(text[at], number, at));
                break;
            case ']' or '}' when _open.Pop() is var opened && opened.Bracket != (text[at] == ']' ? '[' : '{'):
                return new(number, new(number, at, $"'{opened.Bracket}' is closed by '{text[at]}'", "Use brackets of one kind."));
            case ']' or '}' when _open.Count == 0:
                return new(number, MistakeAfterBracket(number, at, text));
            case ']' or '}':
                _ended = new(number, at, Start: null, Prefix: "");
                break;
            case '-' when _open.Peek().State != EntryState.HasValue && at + 1 < text.Length && text[at + 1] == ' ':
                return new(number, new(number, at, "a hyphen starts an item only outside of brackets", "Delete the hyphen."));
            case ',' when _open.Peek().State == EntryState.IsEmpty:
                return new(number, new(number, at, "there is nothing before this comma", "Delete the comma."));
            case ',':
                _ended = null;
                _open.Peek().StartEntry();
                break;
            case ':' when _ended is not null || at + 1 == text.Length || text[at + 1] is ' ':
                if (_open.Peek().Colon is { } colon)
                    return new(number, SecondColon(text, number, at, colon));
                _ended = null;
                _open.Peek().StartValue(number, at);
                break;
            default:
                _open.Peek().State = EntryState.HasValue;
                break;
        }

        return null;
    }

    /// <summary>What is before a value in advice: its key, if that is on the same line.</summary>
    private string PrefixAt(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return _open.Peek().State == EntryState.HasKey && before.EndsWith(":") ? KeyBefore(before.Length - 1, text) + ": " : "";
    }

    private static string KeyBefore(int colon, string text) => text[(text.AsSpan(0, colon).LastIndexOfAny(",[{") + 1)..colon].Trim();

    /// <summary>Something follows a value: a comma is missing or is not YAML's, or marks inside the value end it.</summary>
    private YamlMistake TextAfter(Ended value, string text, int number, int at)
    {
        if (InvisibleCharacters.IsAt(text, at))
            return YamlMistake.OfInvisible(number, at);
        if (ListMistake.OtherCommas.Contains(text[at], StringComparison.Ordinal))
            return WrongComma(text, number, at, "Write ','.");
        var isApart = number > value.Line || at > value.Close + 1;
        if (text[at] is '[' or '{' || (isApart && (number > value.Line || text[at] is '"' or '\'' || KeyAtStart.IsMatch(text.AsSpan(at)))))
        {
            var end = text.AsSpan(at).IndexOfAny(" :,]}") is > 0 and var length ? at + length : text.Length;
            return new(number, at, $"there is no comma before '{text[at..end]}'", "Write ',' after the value before it.");
        }

        if (_lines[value.Line][value.Close] is ']' or '}')
            return new(number, at, "text follows the closing bracket", "Write ',' after the bracket, or delete the text.");
        Range? whole = value.Start is { } start ? start..EndOf(value, start, text) : null;
        return YamlValue.TextAfterQuotes(text, number, value.Close, whole, value.Prefix);
    }

    /// <summary>The end of a value with quotation marks inside it, one of which ends it too early.</summary>
    private static int EndOf(Ended value, int start, string text)
    {
        if (char.IsLetterOrDigit(text[value.Close + 1]))
        {
            for (var at = value.Close + 1; at < text.Length; at++)
            {
                if (text[at] == text[start] && IsEnd(text.AsSpan(at + 1).TrimStart(), isInMap: value.Prefix.Length > 0))
                    return at + 1;
            }
        }

        var length = text.AsSpan(value.Close).IndexOfAny(",]}");
        return text.AsSpan(0, length < 0 ? text.Length : value.Close + length).TrimEnd().Length;
    }

    /// <summary>Whether a value can end before a text: in braces, a key follows its comma.</summary>
    private static bool IsEnd(ReadOnlySpan<char> rest, bool isInMap) => rest is [] or [']' or '}', ..]
        || (rest[0] == ',' && (!isInMap || rest[1..].Trim() is [] or ['"' or '\'', ..] || KeyAtStart.IsMatch(rest[1..].TrimStart())));

    /// <summary>A colon in the value of a key: the value needs quotes, or a comma before the next key is missing.</summary>
    private YamlMistake? SecondColon(string text, int number, int at, (int Line, int Column) first)
    {
        if (CommaBeforeKey(text, number, at, first) is { } comma)
            return comma;
        if (first.Line != number)
        {
            const string Advice = "Write ',' after the value before it; if this is part of that value, put the whole value in quotes.";
            return new(number, text.Length - text.AsSpan().TrimStart().Length, $"there is no comma before '{text[..at].Trim()}'", Advice);
        }

        var value = text[(first.Column + 1)..].TrimStart();
        if (value is ['"' or '\'' or '[' or '{', ..])
            return null;
        var end = value.AsSpan().IndexOfAny(",]}") is >= 0 and var next ? next : value.Length;
        var words = text[(first.Column + 1)..at].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isQuoted = text.AsSpan(at + 1).TrimStart() is ['"' or '\'', ..];
        var advice = isQuoted ? "" : YamlValue.InQuotes(KeyBefore(first.Column, text) + ": ", value[..end].TrimEnd());
        if (words.Length > 1 && words[^1].All(char.IsAsciiLetter))
            advice += isQuoted ? $"Write a comma before '{words[^1]}'." : $" If '{words[^1]}' is a key, write a comma before it.";
        return advice.Length == 0 ? null : new(number, at, "a colon followed by a space starts a new value here", advice);
    }

    /// <summary>A comma of another script, or a semicolon, between the value of a key and the next key.</summary>
    private YamlMistake? CommaBeforeKey(string text, int number, int colon, (int Line, int Column) first)
    {
        var start = first.Line == number ? first.Column + 1 : 0;
        var comma = text.AsSpan(start, colon - start).LastIndexOfAny(ListMistake.OtherCommas);
        var key = text[(start + comma + 1)..colon].Trim();
        if (!WholeKey.IsMatch(key))
            return null;
        var advice = $"Write ',', or put the whole value in quotes if '{key}' is a part of it.";
        if (comma >= 0)
            return WrongComma(text, number, start + comma, advice);
        var before = first.Line == number ? "" : _lines[number - 1].TrimEnd();
        return before.Length > 0 && ListMistake.OtherCommas.Contains(before[^1], StringComparison.Ordinal)
            ? WrongComma(before, number - 1, before.Length - 1, advice) : null;
    }

    private static YamlMistake WrongComma(string text, int number, int at, string advice) =>
        new(number, at, $"'{text[at]}' (U+{(int)text[at]:X4}) does not separate the values in brackets", advice);

    private YamlMistake? MistakeAfterBracket(int number, int close, string text)
    {
        var rest = text.AsSpan(close + 1).TrimStart(" \t");
        if (rest.IsEmpty || rest[0] == '#')
            return null;
        var column = text.Length - rest.Length;
        if (InvisibleCharacters.IsAt(text, column))
            return YamlMistake.OfInvisible(number, column);
        if (number == _line.Number && YamlMarkdown.AdviceOn(_line) is { } words)
            return new(number, _line.ValueStart, YamlMarkdown.Message, words);
        return rest[0] is ']' or '}'
            ? new(number, column, "there is a closing bracket too many", "Delete it.")
            : YamlValue.CommaAtEnd(text, number, column) ?? new(
                number, _line.ValueStart, $"the value starts with '{_line.Rest[0]}', so it ends at the closing bracket, but text follows",
                YamlValue.InQuotes(_line.Prefix, _line.PlainValue));
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*[ ]*:([ ]|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyAtStart { get; }

    [GeneratedRegex(@"\A([A-Za-z_][A-Za-z0-9_-]*|""[^""]*""|'[^']*')\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeKey { get; }

    private enum EntryState
    {
        IsEmpty,
        HasKey,
        HasValue,
    }

    /// <summary>A value in quotes or brackets.</summary>
    /// <param name="Close">The column of its last mark or bracket.</param>
    /// <param name="Start">The column of its first mark, if it has one line.</param>
    /// <param name="Prefix">What is before it in advice.</param>
    private sealed record Ended(int Line, int Close, int? Start, string Prefix);

    /// <summary>A bracket that is not closed yet.</summary>
    private sealed class Level(char bracket, int line, int column)
    {
        public char Bracket => bracket;
        public int Line => line;
        public int Column => column;

        /// <summary>What the current entry has so far.</summary>
        public EntryState State { get; set; }

        /// <summary>The colon behind the key of the current entry.</summary>
        public (int Line, int Column)? Colon { get; private set; }

        public void StartEntry() => (State, Colon) = (EntryState.IsEmpty, null);

        public void StartValue(int line, int colon) => (State, Colon) = (EntryState.HasKey, (line, colon));
    }
}
