namespace Digest.Text;

/// <summary>
/// The start of a left-to-right run in right-to-left text. Before the first letter, a run takes:
/// <code>
/// start  = [ mark ] [ sign space ] [ number gap ] { prefix | numeral | numeral connector }
/// sign   = ≈ | ~ | ± …                                                    ≈ 5 kg
/// number = { prefix } numeral { numeral | connector numeral | unit }      10, 1,500, 3–0, $5, 7½, 25°; not 5%, not a year
/// gap    = space | space operator space                                   10 Downing Street, 5 km, 2 + x
/// mark   = . | / | ./ | ../ | ~/ | \\ | // | -- | - | ’                   at the start of a word or after a clitic: .NET
/// </code>
/// See <see cref="RunCharacters"/> for the characters. Numbers of several groups and signed numbers are found by
/// <see cref="LeftToRightNumbers"/>.
/// </summary>
internal readonly ref struct LeftToRightStart(ReadOnlySpan<char> text)
{
    private const int LongestClitic = 2;
    private const int LongestOption = 3;
    private const char Tatweel = '\u0640';

    private readonly ReadOnlySpan<char> _text = text;

    public int Extend(int start, int end, int from)
    {
        var word = BeforeNumber(BeforeAttached(start, from), from);
        while (word < start && word > from && RunCharacters.JoinsWords(_text[word]) && IsLetterOfText(word - 1) && !IsAfterClitic(word))
            word++;
        return BeforeMark(BeforeApproximation(word, from), end, from);
    }

    /// <summary>The start of a sign and a space before a number. After a single letter, the sign is a relation: "x ≈ 5 kg".</summary>
    private int BeforeApproximation(int word, int from)
    {
        var sign = word - 2;
        if (sign < from || !RunCharacters.IsSpace(_text[word - 1]) || !RunCharacters.IsApproximation(_text[sign])
            || !RunCharacters.IsNumeral(_text[word]))
            return word;
        var isFirst = sign == 0 || PairedMarks.KindOfOpening(_text[sign - 1]) is not null
            || (RunCharacters.IsSpace(_text[sign - 1]) && sign >= 3 && IsLetterOfText(sign - 2) && IsLetterOfText(sign - 3));
        return isFirst ? sign : word;
    }

    /// <summary>The start of what is attached to a word or number: "3M-54", "£5m", "41°24′N", "²³⁵U".</summary>
    private int BeforeAttached(int start, int from)
    {
        while (start > from)
        {
            if (RunCharacters.IsNumeral(_text[start - 1]) || RunCharacters.IsPrefix(_text[start - 1]))
            {
                start--;
                continue;
            }

            var connector = start;
            while (connector > from && RunCharacters.IsConnector(_text[connector - 1]))
                connector--;
            if (connector == start || connector == from || !RunCharacters.IsNumeral(_text[connector - 1]))
                break;
            start = connector - 1;
        }

        return start;
    }

    /// <summary>The start of a number that the first word counts or that its name begins with.</summary>
    private int BeforeNumber(int word, int from)
    {
        var end = BeforeGap(word, from, isInNumber: false);
        if (end == word || RunCharacters.IsSpace(_text[end - 1]))
            return word;
        var number = BeforeAttached(end, from);
        for (var gap = BeforeGap(number, from, isInNumber: true); gap < number; gap = BeforeGap(number, from, isInNumber: true))
            number = BeforeAttached(gap, from);
        var isQuoted = number > 0 && PairedMarks.KindOfOpening(_text[number - 1]) is not null;
        if (_text[end - 1] is ':' or '%')
            return isQuoted ? number : word; // «2001: A Space Odyssey», «100% Wolf»
        var isSum = word - end > 1;
        return isQuoted || isSum || char.IsLower(_text[word]) || !HasYear(_text[number..end]) ? number : word;
    }

    /// <summary>The end of the number before a gap; the start of the word if there is none.</summary>
    /// <param name="isInNumber">Whether the gap is between two parts of a number, so that it has an operator or a dash: "3 – 0".</param>
    private int BeforeGap(int word, int from, bool isInNumber)
    {
        if (word - 1 <= from || !RunCharacters.IsSpace(_text[word - 1]))
            return word;
        var end = word - 1;
        var hasOperator = end - 2 > from && RunCharacters.IsSpace(_text[end - 2])
            && (RunCharacters.IsOperator(_text[end - 1]) || (isInNumber && RunCharacters.IsDash(_text[end - 1])));
        if (hasOperator)
            end -= 2;
        else if (isInNumber)
            return word;
        var last = _text[end - 1] is ':' or '%' && end - 2 >= from ? end - 2 : end - 1;
        return IsEndOfNumber(last, from) ? end : word;
    }

    private bool IsEndOfNumber(int last, int from)
    {
        while (last > from && RunCharacters.IsUnit(_text[last]))
            last--;
        return last >= from && RunCharacters.IsNumeral(_text[last]) && !Bidi.IsRightToLeft(_text[last]);
    }

    /// <summary>The start of a word that begins with punctuation: ".NET", "/path", "--option", "’90s".</summary>
    private int BeforeMark(int word, int end, int from)
    {
        var mark = word;
        while (mark > from && _text[mark - 1] is '.' or '/' or '~' or '\\' or '-' or '\'' or '’')
            mark--;
        var isFirst = mark == from || RunCharacters.IsSpace(_text[mark - 1])
            || PairedMarks.KindOfOpening(_text[mark - 1]) is not null || IsAfterClitic(mark);
        if (!isFirst || mark == word)
            return word;
        var belongs = _text[mark..word] switch
        {
            "." or "--" or "/" or "./" or "../" or "/~" or "~/" or "~/." or "/." or @"\\" or "//" => true,
            "-" => char.IsAsciiLetterLower(_text[word]) && end - word <= LongestOption && !(end < _text.Length && _text[end] == '-'),
            "'" or "’" => char.IsDigit(_text[word]),
            _ => false,
        };
        return belongs ? mark : word;
    }

    /// <summary>
    /// Whether a word of the text before a place is only a clitic ("و.NET", "بـ.NET"): it is very short, or it is lengthened towards what
    /// follows. A longer word can end a sentence there.
    /// </summary>
    private bool IsAfterClitic(int place)
    {
        if (place == 0 || !IsLetterOfText(place - 1))
            return false;
        var start = place;
        while (start > 0 && place - start <= LongestClitic && IsLetterOfText(start - 1))
            start--;
        return _text[place - 1] == Tatweel || place - start <= LongestClitic;
    }

    private bool IsLetterOfText(int index) => Bidi.DirectionOf(_text[index]) == Direction.RightToLeft;

    /// <summary>Whether a number is a year, or a date or range with one. "In 2023 NATO" and "12/09/2023 BBC" are not names.</summary>
    private static bool HasYear(ReadOnlySpan<char> number)
    {
        for (var start = 0; start < number.Length; start++)
        {
            var length = 0;
            while (start + length < number.Length && char.IsAsciiDigit(number[start + length]))
                length++;
            if (length == 4 && number[start..] is ['1', '9', ..] or ['2', '0', ..])
                return true;
            start += length;
        }

        return false;
    }
}
