namespace Digest.Text;

/// <summary>
/// The end of a left-to-right run in right-to-left text. After the last letter, a run takes:
/// <code>
/// end     = { numeral | connector numeral | suffix | gap number | brackets | list | mark }
/// gap     = space | space operator space | numeral space dash space       Windows 11, x = 5, City 4 – 1
/// number  = { prefix } [ space ] numeral                                  US $80, № 5
/// brackets = "(" { no letter or space } ")"                               f(5), main(), C++ (20)
/// list    = { ( , | ; ) space numbers }                                   Journal 5(2), 12-15. at the end of a sentence
/// mark    = / | \ | :\ | . | ’                              example.org/, C:\, U.S., Apple Inc., No. 5, United States’
/// </code>
/// See <see cref="RunCharacters"/> for the characters.
/// </summary>
internal readonly ref struct LeftToRightEnd(ReadOnlySpan<char> text)
{
    /// <summary>Abbreviations that a number follows. Those in lower case are recognised by their length.</summary>
    private static readonly FrozenSet<string> s_beforeNumber =
        new[] { "Art", "Ch", "Eq", "Fig", "No", "Nos", "Nr", "Op", "Par", "Sec", "Ver", "Vol" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Abbreviations whose full stop does not end a sentence where a word of the text follows.</summary>
    private static readonly FrozenSet<string> s_beforeWord =
        new[]
        {
            "Assn", "Ave", "Bhd", "Blvd", "Bros", "Capt", "Co", "Col", "Corp", "Dept", "Dr", "Esq", "Est", "Gen", "Gov", "Hon", "Inc",
            "Intl", "Jr", "Lt", "Ltd", "Mr", "Mrs", "Ms", "Mt", "Plc", "Prof", "Pty", "Rep", "Rev", "Sdn", "Sen", "Sgt", "Sr", "St", "Tbk",
            "Univ", "al", "approx", "ca", "cf", "etc", "vs",
        }.ToFrozenSet(StringComparer.Ordinal);

    private const int LongestAbbreviation = 4;
    private const int LongestBrackets = 32;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>The place after what belongs to a run next; its end if nothing does.</summary>
    public int Extend(int start, int end)
    {
        if (end >= _text.Length)
            return end;
        if ((AfterFirstDigit(end) ?? AfterBrackets(end) ?? AfterListedNumbers(end)) is { } next)
            return next;
        var belongs = _text[end] switch
        {
            '/' or '\\' => !StartsWord(end + 1), // https://example.org/path/
            ':' => end + 1 < _text.Length && _text[end + 1] is '/' or '\\', // C:\
            '.' => IsInitial(end, start) || (AfterFirstDigit(end + 1) is not null && IsAbbreviation(start, end)) // U.S., No. 5
                || (IsBeforeWord(end) && s_beforeWord.Contains(LastWord(start, end).ToString())) // Apple Inc. announced
                || (end + 1 < _text.Length && _text[end + 1] is '،' or '؛'), // Apple Inc.،
            '\'' or '’' => IsPossessive(start, end),
            '-' or '\u2212' or '*' => IsGrade(start, end),
            var sign => RunCharacters.IsSuffix(sign) && !(RunCharacters.JoinsWords(sign) && IsLetterOfText(end + 1)),
        };
        return belongs ? end + 1 : end;
    }

    /// <summary>The place after the first digit of a number that follows a gap.</summary>
    private int? AfterFirstDigit(int end)
    {
        if (end >= _text.Length || !RunCharacters.IsSpace(_text[end]))
            return null;
        var next = end + 1;
        var hasOperator = next + 1 < _text.Length && RunCharacters.IsSpace(_text[next + 1])
            && (RunCharacters.IsOperator(_text[next]) || (RunCharacters.IsDash(_text[next]) && char.IsDigit(_text[end - 1])));
        if (hasOperator)
            next += 2;
        while (next < _text.Length && RunCharacters.IsPrefix(_text[next]))
            next++;
        if (next < _text.Length && RunCharacters.IsSpace(_text[next]) && RunCharacters.IsPrefix(_text[next - 1]))
            next++;
        return next < _text.Length && char.IsDigit(_text[next]) && !Bidi.IsRightToLeft(_text[next]) ? next + 1 : null;
    }

    /// <summary>The place after brackets without words; after a space, they must hold a number.</summary>
    private int? AfterBrackets(int end)
    {
        var open = RunCharacters.IsSpace(_text[end]) ? end + 1 : end;
        if (open >= _text.Length || _text[open] is not ('(' or '['))
            return null;
        var close = _text[open] == '(' ? ')' : ']';
        var content = _text[(open + 1)..Math.Min(open + LongestBrackets, _text.Length)];
        var length = content.IndexOf(close);
        if (length < 0 || (length == 0 && open > end))
            return null;
        foreach (var character in content[..length])
        {
            if (!RunCharacters.IsNumeral(character) && !RunCharacters.IsConnector(character) && !RunCharacters.IsSuffix(character))
                return null;
        }

        return open + length + 2;
    }

    /// <summary>
    /// The place after numbers behind a comma that the sentence ends with. A number that a word of the text follows counts that word.
    /// </summary>
    private int? AfterListedNumbers(int end)
    {
        var next = end;
        while (next + 2 < _text.Length && _text[next] is ',' or ';' && RunCharacters.IsSpace(_text[next + 1])
            && char.IsAsciiDigit(_text[next + 2]))
        {
            next += 2;
            while (next < _text.Length && (char.IsAsciiDigit(_text[next])
                || (RunCharacters.IsConnector(_text[next]) && next + 1 < _text.Length && char.IsAsciiDigit(_text[next + 1]))))
                next++;
            if (next < _text.Length)
                next = AfterBrackets(next) ?? next;
        }

        var isLast = next == _text.Length || PairedMarks.KindOfClosing(_text[next]) is not null
            || (_text[next] == '.' && (next + 1 == _text.Length || RunCharacters.IsSpace(_text[next + 1])));
        return next > end && isLast ? next : null;
    }

    private bool StartsWord(int index) => index < _text.Length && char.IsLetterOrDigit(_text[index]);

    private bool IsLetterOfText(int index) => index < _text.Length && Bidi.DirectionOf(_text[index]) == Direction.RightToLeft;

    private bool IsBeforeWord(int stop) =>
        stop + 2 < _text.Length && RunCharacters.IsSpace(_text[stop + 1]) && IsLetterOfText(stop + 2);

    /// <summary>Whether a full stop ends initials, of which the first may have two letters: "U.S.", "Ph.D.".</summary>
    private bool IsInitial(int stop, int start)
    {
        if (stop - 3 < start || !char.IsLetter(_text[stop - 1]) || _text[stop - 2] != '.')
            return false;
        return LastWord(start, stop - 2).Length is 1 or 2;
    }

    /// <summary>Whether an apostrophe ends a plural ("United States’"), and no quotation that encloses the run.</summary>
    private bool IsPossessive(int start, int end) => end > start && _text[end - 1] is 's' or 'S'
        && !StartsWord(end + 1) && (start == 0 || _text[start - 1] is not ('‘' or '\''));

    /// <summary>
    /// Whether a sign ends a mark, a blood group or an ion: "A-", "A*", "Rh-". At the start of a text with more words, "A-" is rather the
    /// label of an item; behind a longer word, and behind another dash, it is a dash of the text.
    /// </summary>
    private bool IsGrade(int start, int end)
    {
        var next = end + 1;
        if (StartsWord(next) || (next < _text.Length && RunCharacters.IsConnector(_text[next]) && StartsWord(next + 1)))
            return false;
        if (LastWord(start, end) is not ([>= 'A' and <= 'Z'] or [>= 'A' and <= 'Z', >= 'a' and <= 'z'] or "AB" or "OH"))
            return false;
        if (_text[end] == '*')
            return start == 0 || _text[start - 1] != '*';
        if (end - start > 2)
            return false;
        return start == 0 || _text[start - 1] == '\n' ? next == _text.Length
            : RunCharacters.IsSpace(_text[start - 1]) ? start == 1 || !RunCharacters.IsDash(_text[start - 2])
            : PairedMarks.KindOfOpening(_text[start - 1]) is not null || IsLetterOfText(start - 1);
    }

    private bool IsAbbreviation(int start, int stop)
    {
        var letters = LastWord(start, stop);
        return letters.Length is > 0 and <= LongestAbbreviation
            && (!letters.ContainsAnyExceptInRange('a', 'z') || s_beforeNumber.Contains(letters.ToString()));
    }

    private ReadOnlySpan<char> LastWord(int start, int end)
    {
        var word = end;
        while (word > start && char.IsLetter(_text[word - 1]))
            word--;
        return _text[word..end];
    }
}
