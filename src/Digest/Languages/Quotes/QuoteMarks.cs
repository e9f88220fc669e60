using System.Buffers;

namespace Digest.Languages.Quotes;

/// <summary>The outer and inner quotation marks of a language. Pages print these, whichever marks the author typed.</summary>
internal sealed class QuoteMarks(char open, char close, char innerOpen, char innerClose)
{
    /// <summary>The marks that are recognized in every language.</summary>
    private const string Common = "\"“”„‟«»‹›‘’‚‛";

    private readonly SearchValues<char> _marks = SearchValues.Create([.. Common, open, close, innerOpen, innerClose]);

    public char Open => open;
    public char Close => close;
    public char InnerOpen => innerOpen;
    public char InnerClose => innerClose;

    /// <summary>
    /// Replaces the paired marks of a text by these. Unpaired marks are unchanged, and so is a text whose marks would pair differently
    /// after the replacement. Returns the same object if nothing changes.
    /// </summary>
    public string Apply(string text, CarriedQuotation carried = default)
    {
        if (!HasMarks(text))
            return text;
        var printed = Apply(text, carried, withApostrophes: false);
        return text.Contains(Quotations.Apostrophe, StringComparison.Ordinal)
            ? Apply(printed, ReferenceEquals(printed, text) ? carried : Apply(carried), withApostrophes: true)
            : printed;
    }

    public bool IsMark(char character) => _marks.Contains(character);
    public bool HasMarks(ReadOnlySpan<char> text) => text.ContainsAny(_marks);

    private string Apply(string text, CarriedQuotation carried, bool withApostrophes)
    {
        var changes = ChangesIn(text, carried, withApostrophes);
        if (changes.Count == 0)
            return text;
        var changed = string.Create(text.Length, (text, changes), static (span, state) =>
        {
            state.text.CopyTo(span);
            foreach (var (index, mark) in state.changes)
                span[index] = mark;
        });
        return ChangesIn(changed, Apply(carried), withApostrophes).Count == 0 ? changed : text;
    }

    private CarriedQuotation Apply(CarriedQuotation carried) =>
        new(carried.FromPrevious is null ? null : Open, carried.IntoNext is null ? null : Open);

    private List<(int Index, char Mark)> ChangesIn(string text, CarriedQuotation carried, bool withApostrophes)
    {
        var changes = new List<(int Index, char Mark)>();
        var enclosing = new Stack<int>();
        foreach (var (open, close) in Quotations.Find(text, this, carried).Pairs)
        {
            if (!withApostrophes && open >= 0 && text[open] == Quotations.Apostrophe)
                continue;
            while (enclosing.TryPeek(out var end) && end < open)
                enclosing.Pop();

            // Outside of other quotations, the language's own inner single marks may be intended.
            if (enclosing.Count == 0 && open >= 0 && close < text.Length && text[open] == InnerOpen && text[close] == InnerClose
                && MarkFamilies.Of(InnerOpen) == MarkFamily.Single)
                continue;

            var isOuter = enclosing.Count % 2 == 0;
            Set(open, isOuter ? Open : InnerOpen);
            Set(close, isOuter ? Close : InnerClose);
            enclosing.Push(close);
        }

        return changes;

        void Set(int index, char mark)
        {
            if (index >= 0 && index < text.Length && text[index] != mark)
                changes.Add((index, mark));
        }
    }
}
