using Digest.Languages;
using Digest.Languages.Quotes;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>Finds unpaired quotation marks, and straight ones around right-to-left text.</summary>
internal static class QuotationLint
{
    public static IEnumerable<LintFinding> Find(string text, TextKind kind, Language language, CarriedQuotation carried)
    {
        if (!language.Quotes.HasMarks(text))
            yield break;

        var quotations = Quotations.Find(text, language.Quotes, carried);
        foreach (var (open, close) in quotations.Pairs)
        {
            if (open >= 0 && text[open] == '"' && IsRightToLeft(text.AsSpan(open, close - open)))
            {
                yield return new(
                    DiagnosticCode.StraightQuotes, open, "straight quotation marks enclose right-to-left text",
                    $"Write {language.Quotes.Open}…{language.Quotes.Close}, which pages already show.");
            }
        }

        var advice = kind is TextKind.Paragraph or TextKind.ClosedParagraph
            ? "Add the other one or delete this one. If the quotation continues, repeat its opening mark in the next paragraph."
            : "Add the other one or delete this one.";
        foreach (var index in quotations.Unmatched)
            yield return new(DiagnosticCode.UnmatchedQuote, index, $"the quotation mark {text[index]} has no partner", advice);
    }

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
