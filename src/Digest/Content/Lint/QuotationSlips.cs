using Digest.Configuration;
using Digest.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Quotation marks that pages cannot set right, and straight ones where the direction of the text turns on them.</summary>
internal static class QuotationSlips
{
    public static IEnumerable<Slip> In(string text, Language language)
    {
        if (!language.Quotes.AreIn(text))
            yield break;

        var read = Quotations.In(text, language.Quotes);
        foreach (var (open, close) in read.Pairs.Where(pair => text[pair.Open] == '"' && IsRightToLeft(text.AsSpan(pair.Open, pair.Close - pair.Open))))
            yield return new(DiagnosticCode.StraightQuotes, open, "straight quotation marks stand around right-to-left text", $"Write {language.Quotes.Open}…{language.Quotes.Close}: pages show those already.");
        foreach (var index in read.Alone.Where(index => IsLost(text, index)))
            yield return new(DiagnosticCode.LonelyQuote, index, $"the quotation mark {text[index]} has no partner in this paragraph, so pages show it as it is", "Add the other one, or delete this one.");
    }

    /// <summary>Not what may be an apostrophe, inches, or the start of a paragraph whose quotation ends in a later one.</summary>
    private static bool IsLost(string text, int index) =>
        MarkFamilies.Of(text[index]) != MarkFamily.Single
        && !(index > 0 && char.IsDigit(text[index - 1]))
        && !text.AsSpan(0, index).IsWhiteSpace();

    private static bool IsRightToLeft(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (Bidi.DirectionOf(character) is { } direction)
                return direction == Direction.RightToLeft;
        }

        return false;
    }
}
