namespace Digest.Sources;

/// <summary>A line of YAML in its parts: indentation, the hyphen of a list item, key and value. Columns are indices from 0.</summary>
internal sealed class YamlLine
{
    public YamlLine(string text, int number)
    {
        (Text, Number) = (text, number);
        Indent = text.Length - text.AsSpan().TrimStart(' ').Length;
        Start = Indent;
        while (IsHyphenAt(Start))
        {
            IsItem = true;
            Start++;
            while (Start < text.Length && text[Start] == ' ')
                Start++;
        }

        var colon = ColonAfterKey();
        Key = colon < 0 ? null : text[Start..colon].Trim().Trim('"', '\'');
        ValueStart = colon < 0 ? Start : colon + 1;
        while (ValueStart < text.Length && text[ValueStart] is ' ' or '\t')
            ValueStart++;
    }

    public string Text { get; }

    /// <summary>From 0.</summary>
    public int Number { get; }

    public int Indent { get; }

    /// <summary>The column of the key, or of the value if there is no key: behind the hyphens of list items.</summary>
    public int Start { get; }

    public bool IsItem { get; }
    public string? Key { get; }
    public int ValueStart { get; }

    /// <summary>What is before the value in advice: <c>title: </c>, <c>- </c>, or nothing.</summary>
    public string Prefix => Key is { } key ? key + ": " : IsItem ? "- " : "";

    /// <summary>Whether it starts with a hyphen and, without a space, a letter: <c>-security</c>.</summary>
    public bool StartsWithHyphen =>
        !IsItem && Indent + 1 < Text.Length && Text[Indent] == '-' && Text[Indent + 1] is not ('-' or ' ' or '\t');

    /// <summary>The value with all that follows it on the line, such as a comment.</summary>
    public ReadOnlySpan<char> Rest => Text.AsSpan(ValueStart).TrimEnd();

    /// <summary>The value up to a comment; text in quotes is not considered.</summary>
    public string PlainValue
    {
        get
        {
            var comment = Rest.StartsWith('#') ? 0 : Rest.IndexOf(" #", StringComparison.Ordinal);
            return (comment < 0 ? Rest : Rest[..comment]).TrimEnd().ToString();
        }
    }

    /// <summary>Whether the line is empty or a comment.</summary>
    public bool IsBlank => !IsItem && (Start >= Text.TrimEnd().Length || Text[Start] == '#');

    /// <summary>The first colon that ends a key, from an index on; -1 if there is none before a comment.</summary>
    public static int ColonIn(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '#' && (at == 0 || text[at - 1] == ' '))
                return -1;
            if (text[at] == ':' && (at + 1 == text.Length || text[at + 1] is ' ' or '\t'))
                return at;
        }

        return -1;
    }

    /// <summary>Whether a line starts with a key that is not inside a value of the key at a column.</summary>
    public static bool IsKeyAt(string[] lines, int number, int column) =>
        new YamlLine(lines[number], number) is { IsBlank: false, Key: not null } line && line.Indent <= column;

    private bool IsHyphenAt(int index) =>
        index < Text.Length && Text[index] == '-' && (index + 1 == Text.Length || Text[index + 1] == ' ');

    private int ColonAfterKey()
    {
        if (Start >= Text.Length || Text[Start] is '[' or '{' or '#')
            return -1;
        if (Text[Start] is not ('"' or '\''))
            return ColonIn(Text, Start);
        var close = Text.IndexOf(Text[Start], Start + 1);
        return close >= 0 && ColonIn(Text, close + 1) is var colon && colon >= 0 && Text.AsSpan(close + 1, colon - close - 1).IsWhiteSpace()
            ? colon : -1;
    }
}
