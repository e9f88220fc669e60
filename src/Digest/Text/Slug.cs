using System.Globalization;
using System.Text;

namespace Digest.Text;

/// <summary>The parts that addresses and heading ids are made of: letters, marks and digits of any script, with hyphens between them.</summary>
internal static class Slug
{
    /// <summary>File systems take 255 bytes a name; in UTF-8 an Arabic letter takes two.</summary>
    public const int MaximumBytes = 200;

    public static bool IsValid(string text) =>
        text.Length > 0
        && text[0] != '-'
        && text[^1] != '-'
        && text.EnumerateRunes().All(rune => rune.Value == '-' || IsPart(rune))
        && Encoding.UTF8.GetByteCount(text) <= MaximumBytes;

    /// <summary>Makes one out of a heading: other characters become hyphens, and letters are small. Empty when nothing is left.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPart(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// What two addresses must not share. Some file systems fold case, some normalise; readers do not see a tatweel or a vowel mark: addresses that
    /// differ in nothing else are one address.
    /// </summary>
    public static string CollisionKey(string address)
    {
        if (Ascii.IsValid(address))
            return address.ToLowerInvariant();

        var key = new StringBuilder(address.Length);
        foreach (var rune in address.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.Value != 0x0640 && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                key.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        // Once more: letters that a mark kept apart may now compose.
        return key.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
