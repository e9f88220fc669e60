namespace Digest.Sources;

/// <summary>YAML without the invisible characters that kept it from being read, and the places of its characters in the file.</summary>
/// <param name="removed">The characters that were removed: their lines and columns in the file, from 1, in order, and their number.</param>
internal sealed class YamlText(string text, ImmutableArray<(int Line, int Column, int Count)> removed)
{
    public YamlText(string text) : this(text, []) { }

    public string Text { get; } = text;

    /// <summary>The column that a character has in the file.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">Its column in <see cref="Text"/>, from 1.</param>
    public int ColumnInFile(int line, int column)
    {
        foreach (var gap in removed.Where(gap => gap.Line == line && gap.Column <= column))
            column += gap.Count;
        return column;
    }

    /// <summary>
    /// The text with plain spaces for the invisible ones that start at an index, and without other characters there. A colon is followed by
    /// a space.
    /// </summary>
    /// <param name="keepsSpaces">Whether plain spaces are written for invisible ones.</param>
    public YamlText WithoutInvisibleAt(int index, bool keepsSpaces)
    {
        var end = index;
        while (end < Text.Length && (InvisibleCharacters.LengthAt(Text, end), Text[end]) is (> 0, _) or (_, ' '))
            end += Math.Max(InvisibleCharacters.LengthAt(Text, end), 1);
        var plain = keepsSpaces ? InvisibleCharacters.Remove(Text[index..end]) : "";
        if (plain.Length == 0 && index > 0 && Text[index - 1] == ':')
            plain = " ";
        var before = Text.AsSpan(0, index);
        var line = before.Count('\n') + 1;
        var gap = (line, ColumnInFile(line, index - before.LastIndexOf('\n')), end - index - plain.Length);
        return new($"{before}{plain}{Text.AsSpan(end)}", [.. removed.Append(gap).Order()]);
    }
}
