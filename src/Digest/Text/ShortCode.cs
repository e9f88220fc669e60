namespace Digest.Text;

/// <summary>
/// A short code for a text, to be printed, dictated and typed: eight digits and lower-case consonants, which form no words. Codes are in
/// published addresses, so the code of a text never changes.
/// </summary>
internal static class ShortCode
{
    /// <summary>Without l, which looks like 1. Two of 20,000 codes are equal in one of 3,000 cases.</summary>
    private const string Characters = "0123456789bcdfghjkmnpqrstvwxyz";
    private const int Length = 8;

    public static string Of(string text)
    {
        // FNV-1a with 64 bits: published, fast, and the same on all machines.
        var hash = 14695981039346656037;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ unit) * 1099511628211);
        hash ^= hash >> 32; // the last letters of a text change only the lower half much
        return string.Create(Length, hash, static (code, rest) =>
        {
            foreach (ref var character in code)
            {
                character = Characters[(int)(rest % (ulong)Characters.Length)];
                rest /= (ulong)Characters.Length;
            }
        });
    }
}
