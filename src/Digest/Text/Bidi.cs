using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Text;

/// <summary>What the Unicode bidirectional algorithm (UAX #9) needs help with: runs of the other direction inside a text, and characters that would steer it from within.</summary>
internal static class Bidi
{
    /// <summary>The first character that reorders what stands around it: an embedding or override, or an isolate that is not closed; null when there is none.</summary>
    public static char? FirstUnsafeControl(ReadOnlySpan<char> text)
    {
        // Nearly every text has none, and that is quickly seen.
        if (!text.ContainsAnyInRange('\u202A', '\u202E') && !text.ContainsAnyInRange('\u2066', '\u2069'))
            return null;

        var open = 0;
        var last = '\0';
        foreach (var character in text)
        {
            switch (character)
            {
                case >= '\u202A' and <= '\u202E':
                    return character;
                case >= '\u2066' and <= '\u2068':
                    open++;
                    last = character;
                    break;
                case '\u2069' when --open < 0:
                    return character;
            }
        }

        return open > 0 ? last : null;
    }

    /// <summary>
    /// Finds the runs of a text that are written against its direction: "NSC" in an Arabic sentence, from the first to the last letter of each, with what
    /// belongs to its outer words: the digits of "F-16" and "3M-54", the bracket that closes "D8 (F-16)". Other digits and punctuation around it do not.
    /// A mark of the text's own script ends a run, and so does one that closes what the text opened: "«The Guardian»، «BBC»" are two.
    /// </summary>
    public static List<Range> ForeignRuns(ReadOnlySpan<char> text, Direction direction)
    {
        var runs = new List<Range>();
        var start = -1;
        var end = -1;
        Span<int> around = stackalloc int[Opening.Length];
        Span<int> inside = stackalloc int[Opening.Length];
        for (var index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text[index..], out var rune, out var length);
            var letter = DirectionOf(rune);
            if (letter is not null && letter != direction)
            {
                start = start < 0 ? index : start;
                end = index + length;
            }
            else if (letter is not null || IsOwnMark(rune, direction) || ClosesAround(text[index], around, start < 0 ? around : inside))
            {
                if (start >= 0)
                {
                    runs.Add(WholeWords(text, start, end));
                    for (var kind = 0; kind < inside.Length; kind++)
                        around[kind] += inside[kind];
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

    /// <summary>Whether a character ends what was opened around the run that it stands in.</summary>
    /// <param name="around">How many brackets and quotation marks of each kind the text has opened and not closed; kept up to date.</param>
    /// <param name="here">The same of the run; outside of all runs, of the text.</param>
    private static bool ClosesAround(char character, Span<int> around, Span<int> here)
    {
        if (!s_pairs.Contains(character))
            return false;
        if (Opening.IndexOf(character, StringComparison.Ordinal) is >= 0 and var opened)
            here[opened]++;
        if (Closing.IndexOf(character, StringComparison.Ordinal) is not (>= 0 and var closed))
            return false;
        if (here[closed] > 0)
        {
            here[closed]--;
            return false;
        }

        return around[closed] > 0 && around[closed]-- > 0;
    }

    private static bool IsOwnMark(Rune rune, Direction direction) => direction == Direction.RightToLeft && IsOfRightToLeftScript(rune) && Rune.IsPunctuation(rune);

    /// <summary>The run with the digits and marks that are written to its first and last letter without a space, and with the bracket or quotation mark that it opened.</summary>
    private static Range WholeWords(ReadOnlySpan<char> text, int start, int end)
    {
        var from = start;
        while (from > 0 && (char.IsDigit(text[from - 1]) || (IsJoint(text[from - 1]) && from > 1 && char.IsDigit(text[from - 2]))))
            from--;

        var to = end;
        while (to < text.Length && (char.IsDigit(text[to]) || IsMark(text[to]) || (IsJoint(text[to]) && to + 1 < text.Length && char.IsDigit(text[to + 1]))))
            to++;

        var run = text[from..to];
        if (to < text.Length && Closing.IndexOf(text[to], StringComparison.Ordinal) is >= 0 and var pair && run.Count(Opening[pair]) > run.Count(text[to]))
            to++;
        return from..to;
    }

    private const string Opening = "([«“‘‹";
    private const string Closing = ")]»”’›";
    private static readonly SearchValues<char> s_pairs = SearchValues.Create(Opening + Closing);

    /// <summary>What holds the parts of one word together: "F-16", "2.0", "24/7".</summary>
    private static bool IsJoint(char character) => character is '-' or '\u2010' or '\u2011' or '.' or '/' or '_';

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The direction of a letter of the basic plane; null for all else.</summary>
    public static Direction? DirectionOf(char character) => Rune.TryCreate(character, out var rune) ? DirectionOf(rune) : null;

    /// <summary>The direction that a letter runs in; null for digits, punctuation, marks and spaces.</summary>
    private static Direction? DirectionOf(Rune rune)
    {
        if (!Rune.IsLetter(rune))
            return null;

        return IsOfRightToLeftScript(rune) ? Direction.RightToLeft : Direction.LeftToRight;
    }

    /// <summary>The blocks that Unicode sets aside for right-to-left scripts (UAX #9, table "Bidirectional Character Types", R and AL).</summary>
    private static bool IsOfRightToLeftScript(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
