namespace Digest.Text;

/// <summary>The edges of a right-to-left run in left-to-right text.</summary>
internal readonly ref struct RightToLeftEdges(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>The start of a run with its own numbers ("١٢ ربيع الأول", "٥٪ من"), ornate brackets ("﴿الحمد") and hash sign.</summary>
    public int ExtendStart(int start, int from)
    {
        for (int before; ; start = before)
        {
            before = Before(start, from);
            if (before == start)
                break;
        }

        while (start > from && (char.IsDigit(_text[start - 1])
            || (start - 1 > from && RunCharacters.IsConnector(_text[start - 1]) && char.IsDigit(_text[start - 2]))))
            start--;
        return start > from && _text[start - 1] is '#' or '@' ? start - 1 : start;
    }

    /// <summary>
    /// The place after the next character that belongs to a run: its punctuation, digits or ornate brackets, after a space too, a signed
    /// number, and a mark that does not end the sentence around it.
    /// </summary>
    public int ExtendEnd(int end)
    {
        var next = end < _text.Length && RunCharacters.IsSpace(_text[end]) ? end + 1 : end;
        if (next < _text.Length && Bidi.IsRightToLeft(_text[next]))
            return next + 1;
        if (next > end && next + 1 < _text.Length && _text[next] is '+' or '-' or '\u2212' or '±' && IsOwnDigit(_text[next + 1]))
            return next + 2;
        if (next == end && end > 0 && end < _text.Length && IsOwnDigit(_text[end - 1])
            && (RunCharacters.IsUnit(_text[end]) || RunCharacters.IsCurrency(_text[end]) || _text[end] == '%'))
            return end + 1;
        var continues = end + 2 < _text.Length && _text[end] is '!' or '?' or '.' && RunCharacters.IsSpace(_text[end + 1])
            && (char.IsLower(_text[end + 2]) || IsOwnDigit(_text[end + 2]));
        return continues ? end + 1 : end;
    }

    /// <summary>The place before the previous character that belongs to a run; the start of the run if there is none.</summary>
    private int Before(int start, int from)
    {
        if (start <= from)
            return start;
        var before = _text[start - 1];
        if (IsOwn(before))
            return start - 1;
        if (start - 1 == from)
            return start;
        var previous = start - 1;
        while (previous > from && (RunCharacters.IsUnit(_text[previous]) || RunCharacters.IsConnector(_text[previous])))
            previous--;
        if (RunCharacters.IsSpace(before))
            previous--;
        return IsOwnDigit(_text[previous]) || (RunCharacters.IsSpace(before) && IsPercentSign(_text[previous])) ? previous : start;
    }

    private static bool IsOwn(char character) => Bidi.IsRightToLeft(character)
        && (char.GetUnicodeCategory(character) != UnicodeCategory.OtherPunctuation || IsPercentSign(character) || character is '٫' or '٬');

    private static bool IsPercentSign(char character) => character is '\u066A' or '\u0609' or '\u060A';

    private static bool IsOwnDigit(char character) => char.IsDigit(character) && Bidi.IsRightToLeft(character);
}
