using System.Buffers;

namespace Digest.Sources;

/// <summary>The value that starts on a line: the line that it ends on, and its first mistake.</summary>
/// <param name="LastLine">From 0.</param>
internal sealed record YamlValue(int LastLine, YamlMistake? Mistake = null)
{
    private const int MaximumExample = 100;

    private static readonly SearchValues<char> s_curlyQuotes = SearchValues.Create("“”„«»‘’");

    private static readonly SearchValues<char> s_keyLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <param name="column">The column of the key: a value of more lines is indented by more.</param>
    /// <param name="keys">The keys that the text may have; null if they are not known.</param>
    public static YamlValue Read(string[] lines, YamlLine line, int column, KeyTable? keys)
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
                if (YamlMarkdown.AdviceOn(line) is { } words)
                    return new(line.Number, new(line.Number, line.ValueStart, YamlMarkdown.Message, words));
                var message = $"a value without quotes cannot start with '{rest[0]}'";
                var advice = (ItemsIn(line) is { } items ? $"Write a list in brackets: {line.Prefix}[{items}]. If it is a text, p" : "P")
                    + InQuotes(line.Prefix, line.PlainValue)[1..];
                return new(line.Number, new(line.Number, line.ValueStart, message, advice));
        }

        return line.Key is not null && YamlLine.ColonIn(line.Text, line.ValueStart) is >= 0 and var colon
            ? new(line.Number, new(line.Number, colon, "a colon followed by a space starts a new value here", ColonAdvice(line, keys)))
            : new(line.Number);
    }

    /// <summary>The items that are written behind their key: <c>topics: - security - trade</c>; null if they may be a sentence.</summary>
    private static string? ItemsIn(YamlLine line)
    {
        var parts = line.PlainValue.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isList = parts.Length % 2 == 0 && parts.Index().All(part => part.Index % 2 == 0 ? part.Item == "-" : IsId(part.Item));
        return isList ? string.Join(", ", parts.Where((_, index) => index % 2 == 1)) : null;

        static bool IsId(string word) => word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
    }

    private static YamlValue Quoted(string[] lines, YamlLine line, int keyColumn)
    {
        var quotation = YamlQuotation.Read(lines, line.Number, line.ValueStart, keyColumn, line.Prefix);
        if (quotation.Mistake is not null)
            return new(quotation.LastLine, quotation.Mistake);
        var (number, close) = (quotation.LastLine, quotation.Close);
        var rest = lines[number].AsSpan(close + 1).TrimStart(" \t");
        if (rest.IsEmpty || (rest[0] == '#' && rest.Length < lines[number].Length - close - 1))
            return new(number);
        var column = lines[number].Length - rest.Length;
        if (InvisibleCharacters.IsAt(lines[number], column))
            return new(number, YamlMistake.OfInvisible(number, column));
        if (CommaAtEnd(lines[number], number, column) is { } comma)
            return new(number, comma);
        Range? value = number == line.Number ? line.ValueStart..line.Text.AsSpan().TrimEnd().Length : null;
        var mistake = TextAfterQuotes(lines[number], number, close, value, line.Prefix);
        return new(number, value is { } range && ListMistake.InQuotes(line.Text[range]) is { } items && line.Key is not null
            ? mistake with { Advice = $"Write a list in brackets: {line.Prefix}[{items}]." }
            : mistake);
    }

    /// <summary>A comma behind a value, as JSON has it.</summary>
    public static YamlMistake? CommaAtEnd(string text, int number, int column) =>
        text.AsSpan(column).TrimEnd() is [var comma] && (comma == ',' || ListMistake.OtherCommas.Contains(comma, StringComparison.Ordinal))
            ? new(number, column, $"'{comma}' is behind the end of the value", "Delete it.")
            : null;

    /// <param name="value">The value with all that belongs to it; null if it has more than one line.</param>
    public static YamlMistake TextAfterQuotes(string text, int number, int close, Range? value, string prefix)
    {
        const string Message = "this quotation mark ends the value, but text follows it";
        if (value is not { } range)
            return new(number, close, Message, "Put the other kind of quotation mark around the whole value.");
        var words = text[range];
        // In "a "b" c" the second mark opens; in "a" b "c" it closes, so the marks are part of the text.
        var isEscape = words[0] == '\'' && text[close - 1] == '\\';
        if (words[^1] == words[0] && range.End.Value > close + 2 && (isEscape || char.IsLetterOrDigit(text[close + 1])))
            words = isEscape ? words[1..^1].Replace("\\'", "'", StringComparison.Ordinal) : words[1..^1];
        return new(number, close, Message, InQuotes(prefix, words));
    }

    /// <summary>
    /// Advice on a key inside a value, which lacks braces around it, or a line of its own. Null if there is no word that may be one.
    /// </summary>
    /// <param name="takesKeys">Whether the value may be keys and values.</param>
    private static string? AdviceOnKeyInside(YamlLine line, KeyTable? keys, bool takesKeys)
    {
        var value = line.PlainValue;
        if (WordBeforeColon(value) is not (var start, { } word))
            return null;
        if (start == 0)
            return takesKeys ? $"If '{word}' is a key, write braces: {Example(line.Prefix, $"{{ {value} }}")}." : null;
        if (keys?.Has(word) != true)
            return null;
        var sign = value.AsSpan(0, start).TrimEnd()[^1];
        var without = sign == ',' || ListMistake.OtherCommas.Contains(sign, StringComparison.Ordinal) ? $", without the '{sign}'" : "";
        return $"If '{word}' is a key, write it on a line of its own{without}.";
    }

    /// <summary>
    /// The word of Latin letters, the first one small, before the first colon with a space behind it, and its index; null if there is none.
    /// </summary>
    private static (int Start, string? Word) WordBeforeColon(string value)
    {
        var colon = YamlLine.ColonIn(value, 0);
        if (colon <= 0 || colon + 1 == value.Length)
            return (0, null);
        var before = value.AsSpan(0, colon).TrimEnd();
        var start = before.LastIndexOfAny(" ," + ListMistake.OtherCommas) + 1;
        var word = before[start..];
        return word.Length > 1 && char.IsAsciiLetterLower(word[0]) && !word.ContainsAnyExcept(s_keyLetters)
            ? (start, word.ToString()) : (0, null);
    }

    private static string ColonAdvice(YamlLine line, KeyTable? keys)
    {
        var key = keys?.Find(line.Key!);
        if (key?.Nested is { } below)
        {
            return WordBeforeColon(line.PlainValue) is (0, { } word) && below.Has(word)
                ? $"Write braces: {Example(line.Prefix, $"{{ {line.PlainValue} }}")}."
                : $"Write its keys indented below it: {below.Names}.";
        }

        // Word processors replace straight quotation marks.
        if (line.PlainValue is not [var first and ('“' or '”' or '„' or '«' or '‘' or '’'), .. var inner, var last]
            || inner.AsSpan().ContainsAny(s_curlyQuotes)
            || (last is not ('“' or '”' or '«' or '»' or '‘' or '’') && !inner.EndsWith(':')))
        {
            // The marks enclose a part of the value, or there are none.
            var quotes = InQuotes(line.Prefix, line.PlainValue);
            var takesKeys = keys is null || key?.Kind == KeyKind.TextPerLanguage;
            return AdviceOnKeyInside(line, keys, takesKeys) is { } advice ? $"{advice} If it is a text, p{quotes[1..]}" : quotes;
        }

        var text = inner.EndsWith(':') ? line.PlainValue : inner;
        return $"'{first}' is no quotation mark of YAML: write straight ones, {Example(line.Prefix, Quote(text))}.";
    }

    /// <summary>Advice to quote a text, with the value as it should be if it is short.</summary>
    /// <param name="prefix">What is before the value: <c>title: </c>.</param>
    public static string InQuotes(string prefix, string text) => $"Put the whole value in quotes: {Example(prefix, Quote(text))}.";

    public static string Example(string prefix, string value) =>
        prefix + (value.Length > MaximumExample ? $"{value[0]}…{value[0]}" : value);

    private static string Quote(string text) => text.AsSpan().ContainsAny('"', '\\')
        ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{text}\"";
}
