using System.Buffers;

namespace Digest.Text;

/// <summary>Finds which digits, signs and punctuation beside the letters of a run belong to it.</summary>
/// <param name="text">The text up to where the run must end.</param>
/// <param name="direction">The direction of the text; that of the run is the other.</param>
internal readonly ref struct BidiRunEdges(ReadOnlySpan<char> text, Direction direction)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Extends a run from its letters to all that belongs to it.</summary>
    /// <param name="from">Where the run must not start before.</param>
    public Range Extend(int start, int end, int from)
    {
        start = direction == Direction.RightToLeft
            ? new LeftToRightStart(_text).Extend(start, end, from)
            : new RightToLeftEdges(_text).ExtendStart(start, from);
        end = ExtendEnd(start, end);
        return start..AfterQuotedSentence(start, end);
    }

    /// <summary>Extends the end of a run only.</summary>
    public int ExtendEnd(int start, int end)
    {
        for (int before; ;)
        {
            before = end;
            end = AfterDigits(end);
            end = direction == Direction.RightToLeft
                ? new LeftToRightEnd(_text).Extend(start, end)
                : new RightToLeftEdges(_text).ExtendEnd(start, end);
            if (end < _text.Length && PairedMarks.KindOfClosing(_text[end]) is { } kind && PairedMarks.LeaveOpen(_text[start..end], kind))
                end++;
            if (end == before)
                return end;
        }
    }

    /// <summary>
    /// Whether a number belongs to the run that ends before it: "tel:+60…", "USD 10 000 000", "y = -5", "g(-5)". A number that starts as a
    /// telephone number does not follow a space.
    /// </summary>
    public bool HasNumber(int end, Range number)
    {
        var start = number.Start.Value;
        return _text[end..start] switch
        {
            [] or ['(' or '['] => true,
            [var space] when RunCharacters.IsSpace(space) => direction == Direction.LeftToRight
                || char.IsBetween(_text[start], '1', '9') || RunCharacters.IsCurrency(_text[start])
                || RunCharacters.IsNumberSign(_text[start]),
            [var before, var sign, var after] =>
                RunCharacters.IsSpace(before) && RunCharacters.IsOperator(sign) && RunCharacters.IsSpace(after),
            _ => false,
        };
    }

    /// <summary>Whether a number is followed by a word of the run's direction that it is the beginning of: "-5 km", "−8 °C".</summary>
    public bool PrecedesWord(Range number)
    {
        var next = number.End.Value;
        if (direction == Direction.RightToLeft && _text[next - 1] is '%' or '‰' or '‱' or '\u066A')
            return false;
        while (next < _text.Length && RunCharacters.IsUnit(_text[next]))
            next++;
        if (next < _text.Length && RunCharacters.IsSpace(_text[next]))
            next++;
        if (next + 1 < _text.Length && RunCharacters.IsOperator(_text[next]) && RunCharacters.IsSpace(_text[next + 1]))
            next += 2;
        while (next < _text.Length && RunCharacters.IsPrefix(_text[next]))
            next++;
        return IsLetterOfRun(next);
    }

    private bool IsLetterOfRun(int index) => index < _text.Length
        && Rune.DecodeFromUtf16(_text[index..], out var rune, out _) == OperationStatus.Done
        && Bidi.DirectionOf(rune) is { } found && found != direction;

    /// <summary>The end of combining marks, and of digits with the signs that connect them: "F-16", "24/7", "path?x=1".</summary>
    private int AfterDigits(int end)
    {
        while (end < _text.Length)
        {
            var next = end;
            while (next < _text.Length && RunCharacters.IsConnector(_text[next]))
                next++;
            if (next < _text.Length && (char.IsDigit(_text[next]) || (next == end && RunCharacters.IsCombiningMark(_text[next]))))
                end = next + 1;
            else
                break;
        }

        return end;
    }

    /// <summary>The end of a sentence that fills a pair of brackets or quotation marks: "(يا أيها الذين آمنوا!)".</summary>
    private int AfterQuotedSentence(int start, int end)
    {
        if (start == 0 || PairedMarks.KindOfOpening(_text[start - 1]) is not { } kind)
            return end;
        var next = end;
        while (next < _text.Length && _text[next] is '.' or '!' or '?' or '…')
            next++;
        return next < _text.Length && PairedMarks.KindOfClosing(_text[next]) == kind ? next : end;
    }
}
