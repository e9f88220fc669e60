using System.Buffers;
using Digest.Text;

namespace Digest.Pages.Cards;

/// <summary>
/// Estimates the width of a line in bold type. A measurement would depend on the fonts of the machine. The widths are those of Noto Serif
/// and Noto Naskh Arabic, rounded up.
/// </summary>
internal static class TextWidth
{
    // In parts of the size of the type.
    private const double Space = 0.27, Narrow = 0.4, Usual = 0.64, Capital = 0.76, Wide = 1;
    private const double JoinedNarrow = 0.34, JoinedUsual = 0.5, JoinedWide = 0.74;

    /// <summary>The last letter of a joined word has a tail.</summary>
    private const double Tail = 0.3;

    private static readonly SearchValues<char> s_narrow = SearchValues.Create("fijlrtIJ.,:;!|'’‘()[]/-‐‑·");
    private static readonly SearchValues<char> s_wide = SearchValues.Create("mwMW%@—…");
    private static readonly SearchValues<char> s_joinedNarrow = SearchValues.Create("اأإآٱلبتثنىيئپیـ،؛");
    private static readonly SearchValues<char> s_joinedWide = SearchValues.Create("جحخچسشصضطظ");

    /// <summary>The width of a text in parts of the size of its type.</summary>
    public static double Of(string text)
    {
        var width = 0.0;
        var isAfterJoined = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isJoined = Bidi.IsRightToLeft(rune) && Rune.IsLetter(rune);
            if (isAfterJoined && !isJoined && !IsZeroWidth(rune))
                width += Tail;
            width += Of(rune);
            isAfterJoined = isJoined || (isAfterJoined && IsZeroWidth(rune));
        }

        return isAfterJoined ? width + Tail : width;
    }

    private static double Of(Rune rune)
    {
        if (IsZeroWidth(rune))
            return 0;
        if (Rune.IsWhiteSpace(rune))
            return Space;
        var letter = rune.IsBmp ? (char)rune.Value : '\uFFFD';
        if (Bidi.IsRightToLeft(rune))
            return s_joinedNarrow.Contains(letter) ? JoinedNarrow : s_joinedWide.Contains(letter) ? JoinedWide : JoinedUsual;
        if (s_wide.Contains(letter) || IsSquare(rune))
            return Wide;
        return s_narrow.Contains(letter) ? Narrow : Rune.IsUpper(rune) ? Capital : Usual;
    }

    private static bool IsZeroWidth(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    /// <summary>Whether a character fills a square, as those of Chinese, Japanese and Korean and pictures do.</summary>
    private static bool IsSquare(Rune rune) => rune.Value is (>= 0x2E80 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or >= 0x10000;
}
