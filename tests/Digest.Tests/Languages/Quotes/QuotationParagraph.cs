using Digest.Languages.Quotes;

namespace Digest.Tests.Languages.Quotes;

/// <summary>A paragraph of a quotation over several paragraphs.</summary>
/// <param name="Before">The text before the quotation, in its first paragraph.</param>
/// <param name="After">The text after the quotation, in its last paragraph.</param>
internal sealed record QuotationParagraph(QuotedText Inside, string Style, string Before, string After)
{
    public string Written(bool opens, bool closes) =>
        Before + (opens ? Style[..1] : "") + Inside.Written + (closes ? Style[1..] : "") + After;

    public string In(QuoteMarks language, bool opens, bool closes) =>
        Around(Before, language)
        + (opens ? language.Open : "") + Inside.In(language, 1) + (closes ? language.Close : "")
        + Around(After, language);

    private static string Around(string words, QuoteMarks language) =>
        string.Concat(words.Select(letter => letter switch { '«' => language.Open, '»' => language.Close, _ => letter }));
}
