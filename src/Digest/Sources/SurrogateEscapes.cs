namespace Digest.Sources;

/// <summary>Escapes of UTF-16 units, such as <c>\uD83D</c>: two of them make a character above U+FFFF; one alone is none.</summary>
internal static class SurrogateEscapes
{
    private const int UnitLength = 6; // \uD83D

    /// <summary>The first half without the other one; null if there is none.</summary>
    public static (int Index, int Code)? FirstAlone(string text, int from = 0)
    {
        foreach (var (index, _, code) in Alone(text))
        {
            if (index >= from)
                return (index, code);
        }

        return null;
    }

    public static string RemoveAlone(string text)
    {
        var rest = new StringBuilder();
        var end = 0;
        foreach (var (index, length, _) in Alone(text))
        {
            rest.Append(text, end, index - end);
            end = index + length;
        }

        return rest.Append(text, end, text.Length - end).ToString();
    }

    private static IEnumerable<(int Index, int Length, int Code)> Alone(string text)
    {
        for (var index = text.IndexOf('\\', StringComparison.Ordinal); index >= 0;)
        {
            var (code, length) = EscapeAt(text, index);
            var end = index + length;
            if (code is >= 0xD800 and <= 0xDBFF && length == UnitLength && EscapeAt(text, end) is (>= 0xDC00 and <= 0xDFFF, UnitLength))
                end += UnitLength;
            else if (code is >= 0xD800 and <= 0xDFFF)
                yield return (index, length, code);
            index = end < text.Length ? text.IndexOf('\\', end) : -1;
        }
    }

    /// <summary>An escape with digits. Another escape, such as that of a backslash, has two characters and the code 0.</summary>
    private static (int Code, int Length) EscapeAt(string text, int index)
    {
        var digits = index + 1 < text.Length && text[index] == '\\' ? text[index + 1] switch { 'u' => 4, 'U' => 8, _ => 0 } : 0;
        return digits > 0 && index + 2 + digits <= text.Length
            && int.TryParse(text.AsSpan(index + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (code, 2 + digits)
            : (0, 2);
    }
}
