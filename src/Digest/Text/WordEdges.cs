namespace Digest.Text;

/// <summary>The word boundaries of running text.</summary>
internal static class WordEdges
{
    /// <param name="clitics">Letters that a language writes before a word without a space, such as the Arabic "and".</param>
    public static bool StartsAt(string text, int index, string clitics = "") =>
        index == 0
        || !char.IsLetterOrDigit(text[index - 1])
        || (clitics.Contains(text[index - 1], StringComparison.Ordinal) && (index == 1 || !char.IsLetterOrDigit(text[index - 2])));

    public static bool EndsAt(string text, int index) => index >= text.Length || !char.IsLetterOrDigit(text[index]);

    public static int SkipSpaces(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
            index++;
        return index;
    }
}
