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

    /// <summary>
    /// Whether nothing is joined to a name on either side: no letter, digit or mark, also behind a sign as in "anti-Rusia", "Kremlin.ru" or
    /// the first half of a double name. A tag or an account, as in "#Rusia", is no name either.
    /// </summary>
    public static bool IsAlone(string text, Range range) =>
        !IsJoined(text, range.Start.Value - 1, -1) && !IsJoined(text, range.End.Value, +1)
        && (range.Start.Value == 0 || text[range.Start.Value - 1] is not ('#' or '@'));

    /// <param name="at">The place beside the name.</param>
    /// <param name="step">The direction away from it.</param>
    private static bool IsJoined(string text, int at, int step) =>
        IsPartOfWord(text, at) || (at >= 0 && at < text.Length && Joins(text[at]) && IsPartOfWord(text, at + step));

    private static bool IsPartOfWord(string text, int at) =>
        at >= 0 && at < text.Length
        && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || text[at] is '\u200C' or '\u200D'
            || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark);

    private static bool Joins(char sign) =>
        sign is '\'' or '’' or 'ʼ' or '.' or '/' or '@' or '&' or '+'
        || char.GetUnicodeCategory(sign) is UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation;

    public static int SkipSpaces(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
            index++;
        return index;
    }
}
