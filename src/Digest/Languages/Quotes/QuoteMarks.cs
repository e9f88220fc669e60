using System.Buffers;

namespace Digest.Languages.Quotes;

/// <summary>The quotation marks of a language, the outer pair and the pair inside it. Whatever marks an author typed, readers get these.</summary>
internal sealed class QuoteMarks
{
    /// <summary>What keyboards and newsrooms type, whatever the language.</summary>
    private const string Common = "\"“”„‟«»‹›‘’‚‛";

    private readonly SearchValues<char> _marks;

    public QuoteMarks(char open, char close, char innerOpen, char innerClose)
    {
        (Open, Close, InnerOpen, InnerClose) = (open, close, innerOpen, innerClose);
        _marks = SearchValues.Create([.. Common, open, close, innerOpen, innerClose]);
    }

    public char Open { get; }
    public char Close { get; }
    public char InnerOpen { get; }
    public char InnerClose { get; }

    /// <summary>
    /// A text with these marks. Every other character stays, and so does a mark without a partner. Marks that would be read otherwise the second time are marks
    /// that nobody pairs with certainty: they stay as their author wrote them. A text without a change is the same object.
    /// </summary>
    public string In(string text, Continuation continuation = default)
    {
        if (!AreIn(text))
            return text;
        var printed = Printed(text, continuation, withStraight: false);
        return text.Contains(Quotations.Straight, StringComparison.Ordinal) ? Printed(printed, ReferenceEquals(printed, text) ? continuation : Printed(continuation), withStraight: true) : printed;
    }

    public bool Has(char character) => _marks.Contains(character);

    /// <summary>Whether there is anything to read in a text.</summary>
    public bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(_marks);

    private string Printed(string text, Continuation continuation, bool withStraight)
    {
        var changes = ChangesIn(text, continuation, withStraight);
        if (changes.Count == 0)
            return text;
        var printed = Changed(text, changes);
        return ChangesIn(printed, Printed(continuation), withStraight).Count == 0 ? printed : text;
    }

    private Continuation Printed(Continuation continuation) => new(continuation.From is null ? null : Open, continuation.Into is null ? null : Open);

    private static string Changed(string text, List<(int Index, char Mark)> changes) => string.Create(text.Length, (text, changes), static (span, state) =>
    {
        state.text.CopyTo(span);
        foreach (var (index, mark) in state.changes)
            span[index] = mark;
    });

    private List<(int Index, char Mark)> ChangesIn(string text, Continuation continuation, bool withStraight)
    {
        var changes = new List<(int Index, char Mark)>();
        var around = new Stack<int>();
        foreach (var (open, close) in Quotations.In(text, this, continuation).Pairs)
        {
            if (!withStraight && open >= 0 && text[open] == Quotations.Straight)
                continue;
            while (around.TryPeek(out var end) && end < open)
                around.Pop();

            // Single marks that are the language's inner ones may be meant by themselves, where nothing is around them.
            if (around.Count == 0 && open >= 0 && close < text.Length && text[open] == InnerOpen && text[close] == InnerClose && MarkFamilies.Of(InnerOpen) == MarkFamily.Single)
                continue;

            var isOuter = around.Count % 2 == 0;
            Set(open, isOuter ? Open : InnerOpen);
            Set(close, isOuter ? Close : InnerClose);
            around.Push(close);
        }

        return changes;

        void Set(int index, char mark)
        {
            if (index >= 0 && index < text.Length && text[index] != mark)
                changes.Add((index, mark));
        }
    }
}
