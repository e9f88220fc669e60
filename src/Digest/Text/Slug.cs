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
        && CollisionKey(text) is var key
        && HasLetter(key)
        && !DeviceNames.Contain(key)
        && Encoding.UTF8.GetByteCount(text) <= MaximumBytes;

    /// <summary>The slug of a heading: lower case, with hyphens for all other characters. Empty if nothing remains.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPart(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (IsIgnored(rune))
                continue; // the selector after an emoji, a soft hyphen
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var made = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return HasLetter(CollisionKey(made)) ? made : "";
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

    /// <summary>How to correct a slug that is not valid.</summary>
    public static string AdviceOn(string text) => DeviceNames.Contain(CollisionKey(text))
        ? DeviceNames.Advice
        : text is ['-', ..] or [.., '-'] ? "Delete the hyphens at its start and end."
        : $"Use letters, digits and hyphens, at most {MaximumBytes} bytes of UTF-8.";

    /// <summary>Whether anything is left of a slug without its tatweels and vowel marks.</summary>
    private static bool HasLetter(string key) => key.Trim('-').Length > 0;

    /// <summary>Whether it can be in a slug beside hyphens.</summary>
    public static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && !IsIgnored(rune));

    /// <summary>
    /// Whether a character has no form of its own, and divides no word: format characters but the non-joiner, variation selectors and the
    /// grapheme joiner.
    /// </summary>
    private static bool IsIgnored(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value != 0x200C)
        || rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
