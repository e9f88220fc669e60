namespace Digest.Languages.Quotes;

/// <summary>
/// The part of a paragraph in a quotation of several paragraphs. Each of these starts with the opening mark, and only the last has the
/// closing one. The author may omit the opening mark of the second paragraph.
/// </summary>
/// <param name="FromPrevious">The mark that the previous paragraph opens and this one closes without repeating it.</param>
/// <param name="IntoNext">The mark of the quotation that is open at the end of the paragraph.</param>
internal readonly record struct CarriedQuotation(char? FromPrevious, char? IntoNext)
{
    /// <summary>Finds the quotation that continues from a paragraph into the next one.</summary>
    /// <param name="carried">The quotation that continues into the first paragraph.</param>
    /// <returns>The mark that is open at the end of the first paragraph, and the one that the second closes without repeating it.</returns>
    public static (char? IntoNext, char? FromPrevious) Between(string paragraph, CarriedQuotation carried, string next, QuoteMarks quotes)
    {
        if (!quotes.HasMarks(paragraph) || !quotes.HasMarks(next) || !Quotations.Find(paragraph, quotes, carried).Unpaired.Any())
            return default;

        if (Quotations.OpeningOf(next, quotes) is { } again)
            return OpenAtTheEnd(next[again]) is null ? default : (next[again], null);

        // Without the repeated mark, the paragraph must start with the opening mark, and the next one must have the closing one.
        return Quotations.OpeningOf(paragraph, quotes) is { } first
            && OpenAtTheEnd(paragraph[first]) == first
            && Quotations.Find(next, quotes).Unpaired.Any()
            && Quotations.Find(next, quotes, new(paragraph[first], null)).Pairs.Any(pair => pair.Open < 0)
            ? (paragraph[first], paragraph[first])
            : default;

        int? OpenAtTheEnd(char mark) => Quotations.Find(paragraph, quotes, carried with { IntoNext = mark }).Pairs
            .Where(pair => pair.Open >= 0 && pair.Close == paragraph.Length)
            .Select(pair => (int?)pair.Open)
            .FirstOrDefault();
    }
}
