namespace Digest.Text;

/// <summary>The directions of characters and texts in the Unicode bidirectional algorithm (UAX #9).</summary>
internal static class Bidi
{
    private const char LeftToRightIsolate = '\u2066';
    private const char RightToLeftIsolate = '\u2067';
    private const char PopIsolate = '\u2069';
    private const char LeftToRightMark = '\u200E';

    /// <summary>
    /// The runs of a text that the algorithm could misplace: those in the other direction, such as "NSC" in an Arabic sentence, and in
    /// right-to-left text the numbers that are read from left to right. A mark in the direction of a run does not divide it.
    /// </summary>
    public static List<BidiRun> ForeignRuns(ReadOnlySpan<char> text, Direction direction)
    {
        if (!MayHaveForeignRuns(text, direction))
            return [];
        var marks = direction == Direction.RightToLeft ? "\u200E" : "\u200F\u061C";
        if (!text.ContainsAny(marks))
            return new BidiRunFinder(text, direction).Find();
        var visible = new TextWithoutMarks(text, marks);
        var runs = new BidiRunFinder(visible.Text, direction).Find();
        return runs.ConvertAll(run => run with { Range = visible.InOriginal(run.Range) });
    }

    /// <summary>
    /// Whether a text has a character of a run: in right-to-left text a letter of the other direction, a digit or a flag.
    /// </summary>
    private static bool MayHaveForeignRuns(ReadOnlySpan<char> text, Direction direction)
    {
        if (direction == Direction.LeftToRight)
            return text.ContainsAnyInRange('\u0590', '\u08FF') || text.ContainsAnyInRange('\uD802', '\uFEFF');
        foreach (var character in text)
        {
            if (char.IsAscii(character) ? char.IsAsciiLetterOrDigit(character) : MayBeInLeftToRightRun(character))
                return true;
        }

        return false;
    }

    private static bool MayBeInLeftToRightRun(char character) => character is not (>= 'ء' and <= 'ي')
        && (char.IsDigit(character) || char.IsSurrogate(character) || DirectionOf(character) == Direction.LeftToRight);

    /// <summary>
    /// The text with isolates (U+2066, U+2067, U+2069) around the runs that the algorithm would misplace: for titles and attributes, which
    /// have no markup.
    /// </summary>
    public static string WithIsolates(string text, Direction direction)
    {
        StringBuilder? isolated = null;
        var written = 0;
        foreach (var run in ForeignRuns(text, direction).Where(run => run.NeedsIsolation))
        {
            var content = text.AsSpan()[run.Range];
            var runDirection = DirectionOf(run, content, direction);
            isolated = (isolated ?? new()).Append(text, written, run.Range.Start.Value - written)
                .Append(runDirection == Direction.LeftToRight ? LeftToRightIsolate : RightToLeftIsolate);
            var needsMarks = run.IsNumber && runDirection == Direction.LeftToRight && NeedsOverride(content);
            foreach (var character in content)
            {
                isolated.Append(character);
                if (needsMarks && !char.IsDigit(character))
                    isolated.Append(LeftToRightMark); // the algorithm would reverse the groups of digits on both sides
            }

            isolated.Append(PopIsolate);
            written = run.Range.End.Value;
        }

        return isolated?.Append(text, written, text.Length - written).ToString() ?? text;
    }

    /// <summary>The characters before and after a run that isolate it where no element can.</summary>
    public static (char Opening, char Closing) IsolatesAround(BidiRun run, string text, Direction direction)
    {
        var isLeftToRight = DirectionOf(run, text.AsSpan()[run.Range], direction) == Direction.LeftToRight;
        return (isLeftToRight ? LeftToRightIsolate : RightToLeftIsolate, PopIsolate);
    }

    private static Direction DirectionOf(BidiRun run, ReadOnlySpan<char> content, Direction ofText) =>
        run.IsNumber ? DirectionOfNumber(content, ofText)
        : ofText == Direction.RightToLeft ? Direction.LeftToRight : Direction.RightToLeft;

    /// <summary>The direction in which a number of a text is read.</summary>
    public static Direction DirectionOfNumber(ReadOnlySpan<char> number, Direction ofText) =>
        ofText == Direction.RightToLeft ? Direction.LeftToRight : RightToLeftNumbers.DirectionOf(number);

    /// <summary>
    /// Whether a number has digits of the class AN, or a right-to-left mark. Spaces and hyphens beside them are drawn from right to left
    /// even in a left-to-right isolate (rule N1), so such a number needs an override or marks.
    /// </summary>
    public static bool NeedsOverride(ReadOnlySpan<char> number) => HasArabicDigits(number) || number.ContainsAny('\u200F', '\u061C');

    /// <summary>Whether a number has digits of the class AN.</summary>
    public static bool HasArabicDigits(ReadOnlySpan<char> number) => number.ContainsAnyInRange('\u0660', '\u0669');

    /// <summary>The direction of a letter of the basic plane; null for every other character.</summary>
    public static Direction? DirectionOf(char character) => Rune.TryCreate(character, out var rune) ? DirectionOf(rune) : null;

    /// <summary>The direction of a letter or Roman numeral (Ⅳ); null for digits, punctuation, marks and spaces.</summary>
    public static Direction? DirectionOf(Rune rune) =>
        !Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.LetterNumber ? null
        : IsRightToLeft(rune) ? Direction.RightToLeft : Direction.LeftToRight;

    /// <summary>Whether a character is in a block for right-to-left scripts (default classes R and AL of DerivedBidiClass.txt).</summary>
    public static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>The same for a character of the basic plane.</summary>
    public static bool IsRightToLeft(char character) => Rune.TryCreate(character, out var rune) && IsRightToLeft(rune);
}
