using System.Buffers;

namespace Digest.Text;

/// <summary>
/// Finds the pairs of brackets and quotation marks whose words are all in the other direction than the text: "(Wong et al., 2019)" in
/// Arabic, "[البقرة: 183]" in Malay. What is between such marks, or with ornate brackets the whole pair, is one run.
/// </summary>
internal static class ForeignPairs
{
    public const char OrnateOpening = '\uFD3F';
    public const char OrnateClosing = '\uFD3E';

    // The single quotation marks are left out: most of them are apostrophes.
    private const string Opening = "([{«“‹\uFD3F";
    private const string Closing = ")]}»”›\uFD3E";
    private static readonly SearchValues<char> s_opening = SearchValues.Create(Opening);

    /// <summary>The place of the closing mark of each pair, by that of its opening mark.</summary>
    public static Dictionary<int, int> In(ReadOnlySpan<char> text, Direction direction)
    {
        var pairs = new Dictionary<int, int>();
        var first = text.IndexOfAny(s_opening);
        if (first < 0)
            return pairs;
        var open = new Stack<OpenPair>();
        var openOfKind = new int[Opening.Length];
        for (var index = first; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text[index..], out var rune, out var length);
            if (rune.Value == ParagraphSeparator)
            {
                open.Clear();
                openOfKind.AsSpan().Clear();
            }
            else if (Opening.IndexOf(text[index], StringComparison.Ordinal) is >= 0 and var opened)
            {
                open.Push(new(index, opened));
                openOfKind[opened]++;
            }
            else if (Closing.IndexOf(text[index], StringComparison.Ordinal) is >= 0 and var closed)
            {
                if (openOfKind[closed] > 0 && ClosedPair(open, openOfKind, closed) is { HasForeignWord: true, HasOwnWord: false } pair)
                    pairs.Add(pair.Index, index);
            }
            else if (open.TryPop(out var pair))
            {
                open.Push(With(pair, rune, text[(index + length)..], direction));
            }

            index += length;
        }

        return pairs;
    }

    private const int ParagraphSeparator = 0x2029;

    /// <summary>
    /// Takes the last open pair of a kind and those inside it off the stack. The words in them are in the pair around them too.
    /// </summary>
    private static OpenPair ClosedPair(Stack<OpenPair> open, int[] openOfKind, int kind)
    {
        for (var inside = default(OpenPair); ;)
        {
            var pair = open.Pop();
            openOfKind[pair.Kind]--;
            inside = pair with
            {
                HasForeignWord = pair.HasForeignWord || inside.HasForeignWord,
                HasOwnWord = pair.HasOwnWord || inside.HasOwnWord,
            };
            if (pair.Kind != kind)
                continue;
            if (open.TryPop(out var around))
            {
                open.Push(around with
                {
                    HasForeignWord = around.HasForeignWord || inside.HasForeignWord,
                    HasOwnWord = around.HasOwnWord || inside.HasOwnWord,
                });
            }

            return inside;
        }
    }

    private static OpenPair With(OpenPair pair, Rune rune, ReadOnlySpan<char> after, Direction direction)
    {
        var letter = Bidi.DirectionOf(rune);
        var separates = direction == Direction.RightToLeft
            ? Bidi.IsRightToLeft(rune)
            : pair.Kind < PairedMarks.FirstQuotationMark && rune.Value is ',' or ';'
                && after is [var next, ..] && RunCharacters.IsSpace(next);
        return pair with
        {
            HasForeignWord = pair.HasForeignWord || (letter is not null && letter != direction),
            HasOwnWord = pair.HasOwnWord || letter == direction || separates,
        };
    }

    private readonly record struct OpenPair(int Index, int Kind, bool HasForeignWord = false, bool HasOwnWord = false);
}
