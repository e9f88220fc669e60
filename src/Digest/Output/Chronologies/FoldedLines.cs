namespace Digest.Output.Chronologies;

/// <summary>
/// Lines of iCalendar in UTF-8, of at most 75 octets. Ical.Net 5.2 also folds between the two halves of a surrogate pair, which destroys
/// the character, so its lines are joined and folded again.
/// </summary>
internal static class FoldedLines
{
    private const int MaximumLength = 75;

    /// <param name="text">Whole lines, folded or not.</param>
    public static byte[] Of(string text)
    {
        var lines = Encoding.UTF8.GetBytes(text.Replace("\r\n ", "", StringComparison.Ordinal));
        var folded = new List<byte>(lines.Length + (lines.Length / 32));
        var length = 0;
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index] is (byte)'\r' or (byte)'\n')
            {
                length = 0;
            }
            else if (IsStart(lines[index]) && length + LengthOf(lines[index]) > MaximumLength)
            {
                folded.AddRange("\r\n "u8);
                length = 1 + 1;
            }
            else
            {
                length++;
            }

            folded.Add(lines[index]);
        }

        return [.. folded];
    }

    /// <summary>Whether a byte is the first of a character.</summary>
    private static bool IsStart(byte octet) => (octet & 0b1100_0000) != 0b1000_0000;

    private static int LengthOf(byte first) => first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}
