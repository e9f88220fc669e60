namespace Digest.Text;

/// <summary>The forms of Unicode in which the same letters may be written: composed (NFC) and decomposed (NFD).</summary>
internal static class UnicodeForms
{
    /// <summary>A text in each form that differs.</summary>
    public static IEnumerable<string> Of(string text) =>
        new[] { text.Normalize(), text.Normalize(NormalizationForm.FormD) }.Distinct(StringComparer.Ordinal);
}
