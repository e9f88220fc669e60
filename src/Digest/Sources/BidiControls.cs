namespace Digest.Sources;

/// <summary>The invisible characters for embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).</summary>
internal static class BidiControls
{
    public const string Advice = "Delete it; pages isolate text of the other direction automatically.";

    public static string Message(char control) =>
        $"the invisible character {InvisibleCharacters.Describe(control)} reorders the text around it";

    public static bool AreIn(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u202A', '\u202E') || text.ContainsAnyInRange('\u2066', '\u2069');

    /// <summary>The first embedding, override or unbalanced isolate, which would reorder other text; null if there is none.</summary>
    public static char? FirstUnsafe(ReadOnlySpan<char> text)
    {
        if (!AreIn(text))
            return null;

        var open = 0;
        var last = '\0';
        foreach (var character in text)
        {
            switch (character)
            {
                case >= '\u202A' and <= '\u202E':
                    return character;
                case >= '\u2066' and <= '\u2068':
                    open++;
                    last = character;
                    break;
                case '\u2069' when --open < 0:
                    return character;
            }
        }

        return open > 0 ? last : null;
    }
}
