using Digest.Languages;
using Digest.Languages.Quotes;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Quotation marks that pages cannot set right, and straight ones where the direction of the text turns on them.</summary>
internal static class QuotationSlips
{
    public static IEnumerable<Slip> In(string text, TextKind kind, Language language, Continuation continuation)
    {
        if (!language.Quotes.AreIn(text))
            yield break;

        var read = Quotations.In(text, language.Quotes, continuation);
        foreach (var (open, close) in read.Pairs.Where(pair => pair.Open >= 0 && text[pair.Open] == '"' && IsRightToLeft(text.AsSpan(pair.Open, pair.Close - pair.Open))))
            yield return new(DiagnosticCode.StraightQuotes, open, "straight quotation marks stand around right-to-left text", $"Write {language.Quotes.Open}…{language.Quotes.Close}: pages show those already.");

        var advice = kind is TextKind.Paragraph or TextKind.ClosedParagraph
            ? "Add the other one, or delete this one; a quotation that goes on is opened again in the next paragraph."
            : "Add the other one, or delete this one.";
        foreach (var index in read.Alone.Where(index => IsLost(text, index)))
            yield return new(DiagnosticCode.UnmatchedQuote, index, $"the quotation mark {text[index]} has no partner in this paragraph, so pages show it as it is", advice);
    }

    /// <summary>Not what may be an apostrophe or inches.</summary>
    private static bool IsLost(string text, int index) =>
        MarkFamilies.Of(text[index]) != MarkFamily.Single && !(index > 0 && char.IsDigit(text[index - 1]));

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
