using System.Buffers;

namespace Digest.Text;

/// <summary>Finds the runs that the Unicode bidirectional algorithm (UAX #9) could misplace: those in the other direction.</summary>
internal static class Bidi
{
    private const string OpeningMarks = "([«“‘‹";
    private const string ClosingMarks = ")]»”’›";
    private static readonly SearchValues<char> s_pairedMarks = SearchValues.Create(OpeningMarks + ClosingMarks);

    /// <summary>
    /// The runs of a text in the other direction, such as "NSC" in an Arabic sentence. A run extends from its first to its last letter,
    /// and includes the digits of its outer words ("F-16", "3M-54") and a bracket that closes inside it ("D8 (F-16)").
    /// Other digits and punctuation around it are excluded. Punctuation of the text's own script ends a run, and so does a mark
    /// that closes a pair opened before the run: "«The Guardian»، «BBC»" has two runs.
    /// </summary>
    public static List<Range> ForeignRuns(ReadOnlySpan<char> text, Direction direction)
    {
        var runs = new List<Range>();
        var start = -1;
        var end = -1;
        Span<int> outside = stackalloc int[OpeningMarks.Length];
        Span<int> inside = stackalloc int[OpeningMarks.Length];
        for (var index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text[index..], out var rune, out var length);
            var letter = DirectionOf(rune);
            if (letter is not null && letter != direction)
            {
                start = start < 0 ? index : start;
                end = index + length;
            }
            else if (letter is not null || IsOwnPunctuation(rune, direction)
                || ClosesOutside(text[index], outside, start < 0 ? outside : inside))
            {
                if (start >= 0)
                {
                    runs.Add(WholeWords(text, start, end));
                    for (var kind = 0; kind < inside.Length; kind++)
                        outside[kind] += inside[kind];
                    inside.Clear();
                }

                start = -1;
            }

            index += length;
        }

        if (start >= 0)
            runs.Add(WholeWords(text, start, end));
        return runs;
    }

    /// <summary>The direction of a letter of the basic plane; null for every other character.</summary>
    public static Direction? DirectionOf(char character) => Rune.TryCreate(character, out var rune) ? DirectionOf(rune) : null;

    /// <summary>Whether a character is in a block for right-to-left scripts (default classes R and AL of DerivedBidiClass.txt).</summary>
    public static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>The direction of a letter; null for digits, punctuation, marks and spaces.</summary>
    private static Direction? DirectionOf(Rune rune) =>
        !Rune.IsLetter(rune) ? null : IsRightToLeft(rune) ? Direction.RightToLeft : Direction.LeftToRight;

    /// <summary>Whether a character closes a pair that was opened before the current run.</summary>
    /// <param name="outside">The number of open marks of each kind outside the run; updated.</param>
    /// <param name="current">The same for the run; outside of runs, <paramref name="outside"/> itself.</param>
    private static bool ClosesOutside(char character, Span<int> outside, Span<int> current)
    {
        if (!s_pairedMarks.Contains(character))
            return false;
        if (OpeningMarks.IndexOf(character, StringComparison.Ordinal) is >= 0 and var opened)
            current[opened]++;
        if (ClosingMarks.IndexOf(character, StringComparison.Ordinal) is not (>= 0 and var closed))
            return false;
        if (current[closed] > 0)
        {
            current[closed]--;
            return false;
        }

        return outside[closed] > 0 && outside[closed]-- > 0;
    }

    private static bool IsOwnPunctuation(Rune rune, Direction direction) =>
        direction == Direction.RightToLeft && IsRightToLeft(rune) && Rune.IsPunctuation(rune);

    /// <summary>Extends a run to the digits and combining marks of its outer words, and to a mark that closes a pair inside it.</summary>
    private static Range WholeWords(ReadOnlySpan<char> text, int start, int end)
    {
        var from = start;
        while (from > 0 && (char.IsDigit(text[from - 1]) || (IsConnector(text[from - 1]) && from > 1 && char.IsDigit(text[from - 2]))))
            from--;

        var to = end;
        while (to < text.Length && (char.IsDigit(text[to]) || IsCombiningMark(text[to])
            || (IsConnector(text[to]) && to + 1 < text.Length && char.IsDigit(text[to + 1]))))
            to++;

        var run = text[from..to];
        if (to < text.Length && ClosingMarks.IndexOf(text[to], StringComparison.Ordinal) is >= 0 and var pair
            && run.Count(OpeningMarks[pair]) > run.Count(text[to]))
            to++;
        return from..to;
    }

    /// <summary>Whether a character connects the parts of one word: "F-16", "2.0", "24/7".</summary>
    private static bool IsConnector(char character) => character is '-' or '\u2010' or '\u2011' or '.' or '/' or '_';

    private static bool IsCombiningMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
