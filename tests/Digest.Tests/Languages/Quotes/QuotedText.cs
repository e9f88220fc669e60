using System.Collections.Immutable;
using Digest.Languages.Quotes;

namespace Digest.Tests.Languages.Quotes;

/// <summary>Words with quotations between them.</summary>
/// <param name="Style">The two marks in the source text.</param>
internal sealed record QuotedText(string Words, string Style, ImmutableArray<QuotedText> Inside)
{
    public string Written => Text(part => part.Style[0] + part.Written + part.Style[1]);

    public string In(QuoteMarks language, int level) =>
        Text(part => level % 2 == 0
            ? language.Open + part.In(language, level + 1) + language.Close
            : language.InnerOpen + part.In(language, level + 1) + language.InnerClose);

    public override string ToString() => Written;

    private string Text(Func<QuotedText, string> quote) => Words + string.Concat(Inside.Select(part => $" {quote(part)}, {part.Words}"));
}
