namespace Digest.Languages.Quotes;

/// <summary>
/// A quotation that is longer than a paragraph, as one of its paragraphs sees it. Each of them begins with the opening mark again, and the last alone has the
/// closing one; an author who forgets to repeat the mark between the first two is understood.
/// </summary>
/// <param name="From">The mark that the paragraph before opened, where this one closes it and did not open it again.</param>
/// <param name="Into">The mark of the quotation that is open when this paragraph ends.</param>
internal readonly record struct Continuation(char? From, char? Into)
{
    /// <summary>What goes on from one paragraph into the next.</summary>
    /// <param name="continued">What goes on into the first of the two.</param>
    /// <returns>What leaves the one, and what the other has to close.</returns>
    public static (char? Into, char? From) Between(string paragraph, Continuation continued, string next, QuoteMarks quotes)
    {
        if (!quotes.AreIn(paragraph) || !quotes.AreIn(next) || !Quotations.In(paragraph, quotes, continued).Alone.Any())
            return default;

        if (Quotations.OpeningOf(next, quotes) is { } again)
            return OpenAtTheEnd(next[again]) is null ? default : (next[again], null);

        // Without the mark again, only what the paragraph begins with and the next one closes is more than a slip in each of them.
        return Quotations.OpeningOf(paragraph, quotes) is { } first
            && OpenAtTheEnd(paragraph[first]) == first
            && Quotations.In(next, quotes).Alone.Any()
            && Quotations.In(next, quotes, new(paragraph[first], null)).Pairs.Any(pair => pair.Open < 0)
            ? (paragraph[first], paragraph[first])
            : default;

        int? OpenAtTheEnd(char mark)
        {
            foreach (var (open, close) in Quotations.In(paragraph, quotes, continued with { Into = mark }).Pairs)
            {
                if (open >= 0 && close == paragraph.Length)
                    return open;
            }

            return null;
        }
    }
}
