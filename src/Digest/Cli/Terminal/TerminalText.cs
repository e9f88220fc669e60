using Digest.Sources;

namespace Digest.Cli.Terminal;

/// <summary>Prepares text from the sources for a terminal or a log.</summary>
internal static class TerminalText
{
    private const int EmojiPresentation = 0xFE0F;

    /// <summary>
    /// Shows control characters and invisible characters that reorder or break lines as escapes, such as <c>\u001B</c>, so that none of
    /// them acts on the terminal and no text after them is lost. Joins lines.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c is '\n' or '\t')
                clean.Append(' ');
            else if (IsInvisible(c))
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>
    /// The same for a line from the place of a problem on. The problem is about an invisible character there, so this one is an escape,
    /// even if it is of use elsewhere, such as the joiners of Persian and of emoji.
    /// </summary>
    public static string CleanFromPlace(string text)
    {
        if (InvisibleCharacters.At(text, 0) is not { } code || InvisibleCharacters.IsSpace(code))
            return Clean(text);
        return code > char.MaxValue ? $"\\U{code:X8}{Clean(text[2..])}" : $"\\u{code:X4}{Clean(text[1..])}";
    }

    /// <summary>
    /// Whether a character is a control, a mark of bidirectional text, a line end that not all programs know, a zero-width space or a byte
    /// order mark.
    /// </summary>
    public static bool IsInvisible(char c) => char.IsControl(c)
        || c is '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    /// <summary>The width of a text in columns of a terminal.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            width += WidthOfElement(rest[..length]);
            rest = rest[length..];
        }

        return width;
    }

    /// <summary>The width of its widest character: a letter with its marks, or several emoji that are joined to one.</summary>
    private static int WidthOfElement(ReadOnlySpan<char> element)
    {
        var width = 0;
        foreach (var rune in element.EnumerateRunes())
            width = Math.Max(width, rune.Value == EmojiPresentation && width > 0 ? 2 : WidthOf(rune));
        return width;
    }

    private static int WidthOf(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        var isWide = rune.Value is
            (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F1E6 and <= 0x1F1FF)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            // The emoji among the older symbols, as in EastAsianWidth.txt.
            or 0x231A or 0x231B or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 or 0x25FD or 0x25FE or 0x2614 or 0x2615
            or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or 0x26AA or 0x26AB or 0x26BD or 0x26BE or 0x26C4 or 0x26C5
            or 0x26CE or 0x26D4 or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or 0x270A or 0x270B or 0x2728
            or 0x274C or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or 0x2B1B
            or 0x2B1C or 0x2B50 or 0x2B55;
        return isWide ? 2 : 1;
    }
}
