namespace Digest.Text;

/// <summary>The edges of a right-to-left run in left-to-right text.</summary>
internal readonly ref struct RightToLeftEdges(ReadOnlySpan<char> text)
{
    /// <summary>Words that the number of a page, volume, issue, tradition, verse or year follows.</summary>
    private static readonly FrozenSet<string> s_beforeNumber =
        new[]
        {
            "رقم", "برقم", "العدد", "عدد", "صفحة", "الصفحة", "ص", "صص", "ج", "جزء", "الجزء", "مج", "مجلد", "المجلد", "ط", "طبعة", "الطبعة",
            "حديث", "الحديث", "آية", "الآية", "مادة", "المادة", "باب", "الباب", "سنة", "عام",
        }.ToFrozenSet(StringComparer.Ordinal);

    private const int LongestReference = 80;

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
    /// number, a number of a reference, and a mark that does not end the sentence around it.
    /// </summary>
    public int ExtendEnd(int start, int end)
    {
        var next = end < _text.Length && RunCharacters.IsSpace(_text[end]) ? end + 1 : end;
        if (next < _text.Length && Bidi.IsRightToLeft(_text[next]))
            return next + 1;
        if (next > end && next < _text.Length && char.IsAsciiDigit(_text[next]) && IsOwnNumber(start, end))
            return next + 1;
        if (next > end && next + 1 < _text.Length && _text[next] is '+' or '-' or '\u2212' or '±' && IsOwnDigit(_text[next + 1]))
            return next + 2;
        if (next == end && end > 0 && end < _text.Length && IsOwnDigit(_text[end - 1])
            && (RunCharacters.IsUnit(_text[end]) || RunCharacters.IsCurrency(_text[end]) || _text[end] == '%'))
            return end + 1;
        if (end + 2 >= _text.Length || !RunCharacters.IsSpace(_text[end + 1]))
            return end;
        var after = _text[end + 2];
        var continues = (_text[end] is '!' or '?' or '.' && (char.IsLower(after) || IsOwnDigit(after)))
            || (_text[end] is '.' or ':' && char.IsAsciiDigit(after) && IsOwnNumber(start, end + 1));
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
        var isOwn = IsOwnDigit(_text[previous])
            || (RunCharacters.IsSpace(before) && (IsPercentSign(_text[previous]) || IsOrnateBracket(_text[previous])));
        return isOwn ? previous : start;
    }

    /// <summary>
    /// Whether a number in other digits behind a run is part of its reference: behind an Arabic comma ("مسلم، 2564"), behind the
    /// abbreviation or word for a page, volume or issue ("ج 13", "ص. 45"), and as the year of a date. Behind a comma, a number that a word
    /// of the text follows counts that word.
    /// </summary>
    private bool IsOwnNumber(int start, int end)
    {
        var run = _text[Math.Max(start, end - LongestReference)..end];
        var isAbbreviated = run is [.., '.' or ':'];
        run = isAbbreviated ? run[..^1] : run;
        var word = run.Length;
        while (word > 0 && (char.IsLetter(run[word - 1]) || RunCharacters.IsCombiningMark(run[word - 1])))
            word--;
        var last = run[word..];
        if (s_beforeNumber.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last))
            return true;
        if (word > 1 && RunCharacters.IsSpace(run[word - 1]) && (last.Length == 1 || char.IsAsciiDigit(run[word - 2])))
            return last.Length > 0;
        return !isAbbreviated && run.ContainsAny('\u060C', '\u061B') && !IsFollowedByWord(end + 1);
    }

    private bool IsFollowedByWord(int number)
    {
        while (number < _text.Length && (char.IsAsciiDigit(_text[number]) || RunCharacters.IsConnector(_text[number])))
            number++;
        if (number < _text.Length && RunCharacters.IsSpace(_text[number]) && char.IsAsciiDigit(_text[number - 1]))
            number++;
        return number < _text.Length && Bidi.DirectionOf(_text[number]) == Direction.LeftToRight;
    }

    private static bool IsOwn(char character) => Bidi.IsRightToLeft(character)
        && (char.GetUnicodeCategory(character) != UnicodeCategory.OtherPunctuation || IsPercentSign(character) || character is '٫' or '٬');

    private static bool IsOrnateBracket(char character) => character is ForeignPairs.OrnateOpening or ForeignPairs.OrnateClosing;

    private static bool IsPercentSign(char character) => character is '\u066A' or '\u0609' or '\u060A';

    private static bool IsOwnDigit(char character) => char.IsDigit(character) && Bidi.IsRightToLeft(character);
}
