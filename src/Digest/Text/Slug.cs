namespace Digest.Text;

/// <summary>The parts of addresses, and heading ids: letters, marks and digits of any script, separated by hyphens.</summary>
internal static class Slug
{
    /// <summary>File systems limit a name to 255 bytes; an Arabic letter takes two in UTF-8.</summary>
    public const int MaximumBytes = 200;

    public static bool IsValid(string text) =>
        text.Length > 0
        && text[0] != '-'
        && text[^1] != '-'
        && text.EnumerateRunes().All(rune => rune.Value == '-' || IsPart(rune))
        && Encoding.UTF8.GetByteCount(text) <= MaximumBytes;

    /// <summary>The slug of a heading: lower case, with hyphens for all other characters. Empty if nothing remains.</summary>
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
    /// The same key for all addresses that differ only in case, normalization, tatweels or vowel marks. Some file systems do not
    /// distinguish such names, and readers cannot.
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

        // Again, because letters that a mark separated may now compose.
        return key.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
