using System.Text.RegularExpressions;

namespace Digest.Cli.Terminal;

/// <summary>Prepares text from the sources for a terminal or a log.</summary>
internal static partial class TerminalText
{
    /// <summary>Strips escape sequences, control characters and bidi controls, and joins lines.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in EscapeSequence.Replace(text, ""))
        {
            if (c is '\n' or '\t' or '\u0085' or '\u2028' or '\u2029')
                clean.Append(' ');
            else if (!char.IsControl(c) && !IsBidiControl(c))
                clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>The width of a text in columns of a terminal.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    private static int WidthOf(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        var isWide = rune.Value is
            (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
            or (>= 0x20000 and <= 0x3FFFD);
        return isWide ? 2 : 1;
    }

    private static bool IsBidiControl(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    /// <summary><c>ESC [ … letter</c>, <c>ESC ] … BEL</c>, or ESC and one character.</summary>
    [GeneratedRegex(@"\e(\[[^@-~]*[@-~]?|\].*?(\a|\e\\|\z)|.)?", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex EscapeSequence { get; }
}
