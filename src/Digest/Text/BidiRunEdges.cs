using System.Buffers;

namespace Digest.Text;

/// <summary>Finds which digits, signs and punctuation beside the letters of a run belong to it.</summary>
/// <param name="text">The text up to where the run must end.</param>
/// <param name="direction">The direction of the text; that of the run is the other.</param>
internal readonly ref struct BidiRunEdges(ReadOnlySpan<char> text, Direction direction)
{
    /// <summary>Abbreviations that a number follows. Those in lower case are recognised by their length.</summary>
    private static readonly FrozenSet<string> s_beforeNumber =
        new[] { "Art", "Ch", "Eq", "Fig", "No", "Nos", "Nr", "Op", "Par", "Sec", "Ver", "Vol" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> s_connectors = SearchValues.Create("-\u2010\u2011\u2013./_=&?#%~:@+,'’");

    private const int LongestAbbreviation = 4;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Extends a run from its letters to all that belongs to it.</summary>
    /// <param name="from">Where the run must not start before.</param>
    public Range Extend(int start, int end, int from)
    {
        start = direction == Direction.RightToLeft ? StartOfLeftToRight(start, from) : StartOfRightToLeft(start, from);
        for (int before; ;)
        {
            before = end;
            end = AfterDigits(end);
            end = direction == Direction.RightToLeft ? AfterLeftToRight(start, end) : AfterRightToLeft(end);
            if (end < _text.Length && PairedMarks.KindOfClosing(_text[end]) is { } kind && PairedMarks.LeaveOpen(_text[start..end], kind))
                end++;
            if (end == before)
                return start..AfterQuotedSentence(start, end);
        }
    }

    public static bool IsSpace(char character) => character is ' ' or '\n' or '\u00A0' or '\u202F';

    public static bool IsCombiningMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The start of a word that begins with digits or with a sign: "3M-54", ".NET", "@name", "/path", "--option".</summary>
    private int StartOfLeftToRight(int start, int from)
    {
        var word = StartOfWord(start, from);
        if (word > from && _text[word - 1] is '@' or '#' or '$')
            return word - 1;
        var sign = word;
        while (sign > from && _text[sign - 1] is '.' or '/' or '~' or '\\' or '-')
            sign--;
        var isAlone = sign == from || IsSpace(_text[sign - 1]) || PairedMarks.KindOfOpening(_text[sign - 1]) is not null;
        return isAlone && _text[sign..word] is "." or "--" or "/" or "./" or "../" or "~/" or @"\\" or "//" ? sign : word;
    }

    /// <summary>The start of a run with its own digits ("١٢ ربيع الأول"), ornate brackets ("﴿الحمد") and hash sign.</summary>
    private int StartOfRightToLeft(int start, int from)
    {
        while (start > from)
        {
            var before = _text[start - 1];
            var isOwn = Bidi.IsRightToLeft(before) && !IsPunctuationOfSentence(before);
            if (!isOwn && start - 1 > from && IsSpace(before) && Bidi.IsRightToLeft(_text[start - 2]) && char.IsDigit(_text[start - 2]))
                start--;
            else if (!isOwn)
                break;
            start--;
        }

        var word = StartOfWord(start, from);
        return word > from && _text[word - 1] is '#' or '@' ? word - 1 : word;
    }

    private int StartOfWord(int start, int from)
    {
        while (start > from && (char.IsDigit(_text[start - 1])
            || (start - 1 > from && IsConnector(_text[start - 1]) && char.IsDigit(_text[start - 2]))))
            start--;
        return start;
    }

    /// <summary>The end of combining marks, and of digits with the signs that connect them: "F-16", "24/7", "path?x=1".</summary>
    private int AfterDigits(int end)
    {
        while (end < _text.Length)
        {
            var next = end;
            while (next < _text.Length && IsConnector(_text[next]))
                next++;
            if (next < _text.Length && (char.IsDigit(_text[next]) || (next == end && IsCombiningMark(_text[next]))))
                end = next + 1;
            else
                break;
        }

        return end;
    }

    private int AfterLeftToRight(int start, int end)
    {
        if (end >= _text.Length)
            return end;
        if (NumberAfterSpace(end) is { } number)
            return number;
        switch (_text[end])
        {
            case '+' or '#' or '\u2122' or '\u00AE' or '\u00A9' or '°' or '%':
                return end + 1; // C++, F#
            case '/' when !StartsWord(end + 1): // https://example.org/path/
                return end + 1;
            case '.' when IsInitial(end, start) || (NumberAfterSpace(end + 1) is not null && IsAbbreviation(start, end)):
                return end + 1; // U.S., No. 5
            default:
                return end;
        }
    }

    /// <summary>The place after the first digit of a number that follows one space: "Windows 11".</summary>
    private int? NumberAfterSpace(int end) =>
        end + 1 < _text.Length && IsSpace(_text[end]) && char.IsDigit(_text[end + 1]) && !Bidi.IsRightToLeft(_text[end + 1])
            ? end + 2
            : null;

    /// <summary>
    /// The place after the next character that belongs to a run: its punctuation, digits or ornate brackets, after a space too, and a mark
    /// that does not end the sentence around it.
    /// </summary>
    private int AfterRightToLeft(int end)
    {
        var next = end < _text.Length && IsSpace(_text[end]) ? end + 1 : end;
        if (next < _text.Length && Bidi.IsRightToLeft(_text[next]))
            return next + 1;
        var continues = end + 2 < _text.Length && _text[end] is '!' or '?' or '.' && IsSpace(_text[end + 1])
            && (char.IsLower(_text[end + 2]) || (char.IsDigit(_text[end + 2]) && Bidi.IsRightToLeft(_text[end + 2])));
        return continues ? end + 1 : end;
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

    private bool StartsWord(int index) => index < _text.Length && char.IsLetterOrDigit(_text[index]);

    /// <summary>Whether a full stop ends initials: "U.S.".</summary>
    private bool IsInitial(int stop, int start) =>
        stop - 3 >= start && char.IsLetter(_text[stop - 1]) && _text[stop - 2] == '.' && char.IsLetter(_text[stop - 3])
        && (stop - 4 < start || !char.IsLetter(_text[stop - 4]));

    private bool IsAbbreviation(int start, int stop)
    {
        var word = stop;
        while (word > start && char.IsLetter(_text[word - 1]))
            word--;
        var letters = _text[word..stop];
        return letters.Length is > 0 and <= LongestAbbreviation
            && (!letters.ContainsAnyExceptInRange('a', 'z') || s_beforeNumber.Contains(letters.ToString()));
    }

    private static bool IsPunctuationOfSentence(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.OtherPunctuation;

    /// <summary>Whether a character connects the parts of one word: "F-16", "2.0", "24/7", "x=1".</summary>
    private static bool IsConnector(char character) => s_connectors.Contains(character);
}
