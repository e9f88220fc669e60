namespace Digest.Sources;

/// <summary>A single value.</summary>
/// <param name="isNull">Whether the value is missing, or <c>null</c> or <c>~</c> without quotes.</param>
/// <param name="raw">The value as written, with its quotation marks; only known if a character may need a place of its own.</param>
/// <param name="cutOff">The YAML comment on the line of the value, which may be a part of the text.</param>
internal sealed class ScalarNode(SourceLocation location, string value, bool isNull = false, string? cutOff = null, string? raw = null)
    : DataNode(location)
{
    public string Value { get; } = value;
    public bool IsNull { get; } = isNull;
    public string? CutOff { get; } = cutOff;

    /// <summary>Whether it is written without quotation marks, so that it may be a number or a flag.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether readers would see nothing: the value is empty, or has only spaces and invisible characters.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(InvisibleCharacters.Remove(Value));

    /// <summary>The place of a character of the value; that of the whole value if it is not known.</summary>
    public SourceLocation LocationOf(int index) => raw switch
    {
        null => Location,
        _ when raw.Contains('\n', StringComparison.Ordinal) => LocationInLines(raw, index),
        _ => Location with { Column = Location.Column + OffsetInLine(raw, index) },
    };

    private static int OffsetInLine(string raw, int index)
    {
        var offset = raw is ['"' or '\'', ..] ? 1 : 0;
        for (var decoded = 0; decoded < index && offset < raw.Length; decoded++)
        {
            offset += (raw[0], raw[offset..]) switch
            {
                ('"', ['\\', 'x', ..]) => 4,
                ('"', ['\\', 'u', ..]) => 6,
                ('"', ['\\', 'U', ..]) => 10,
                ('"', ['\\', ..]) or ('\'', ['\'', ..]) => 2,
                _ => 1,
            };
        }

        return offset;
    }

    /// <summary>Finds the character in a text that YAML folded, if it is written as itself each time.</summary>
    private SourceLocation LocationInLines(string raw, int index)
    {
        var character = Value[index];
        if (raw.Count(written => written == character) != Value.Count(written => written == character))
            return Location;
        var offset = -1;
        for (var left = Value.AsSpan(0, index + 1).Count(character); left > 0; left--)
            offset = raw.IndexOf(character, offset + 1);
        var line = raw.AsSpan(0, offset).Count('\n');
        return line == 0
            ? Location with { Column = Location.Column + offset }
            : new(Location.Path, Location.Line + line, offset - raw.LastIndexOf('\n', offset));
    }

    public override string Kind => IsNull ? "nothing" : "a single value";
}
