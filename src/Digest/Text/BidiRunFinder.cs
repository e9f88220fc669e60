using System.Buffers;

namespace Digest.Text;

/// <summary>
/// Finds the runs of one text. A run extends from its first to its last letter of the other direction, and to the digits and signs that
/// belong to it. Punctuation of the text's own script ends a run, and so does a mark that closes a pair opened before the run:
/// "«The Guardian»، «BBC»" has two runs. <see cref="ForeignPairs"/> are whole.
/// </summary>
internal ref struct BidiRunFinder(ReadOnlySpan<char> text, Direction direction)
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹");
    private static readonly SearchValues<char> s_digitsAndHyphen = SearchValues.Create("0123456789-");

    private const int FlagLength = 4;
    private const int FirstRegionalIndicator = 0x1F1E6;
    private const int LastRegionalIndicator = 0x1F1FF;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<BidiRun> _runs = [];
    private readonly List<Range> _numbers = direction == Direction.RightToLeft
        ? LeftToRightNumbers.In(text)
        : RightToLeftNumbers.In(text);
    private readonly int[] _outside = new int[PairedMarks.Kinds]; // open marks of each kind outside the current run
    private readonly int[] _inside = new int[PairedMarks.Kinds];
    private readonly int[] _lastOpened = new int[PairedMarks.Kinds]; // where the last mark of each kind outside a run is
    private readonly Dictionary<int, int> _foreignPairs = ForeignPairs.In(text, direction);
    private int _nextNumber;
    private bool _hasRightToLeft;
    private int _start = -1;
    private int _end = -1;

    private readonly int EndOfLastRun => _runs.Count > 0 ? _runs[^1].Range.End.Value : 0;

    public List<BidiRun> Find()
    {
        for (var index = 0; index < _text.Length;)
        {
            if (_start < 0 && IsOwnLetterOrSpace(_text[index]))
            {
                _hasRightToLeft |= direction == Direction.RightToLeft && _text[index] != ' ';
                index++;
                continue;
            }

            if (_nextNumber < _numbers.Count && _numbers[_nextNumber].Start.Value == index)
            {
                index = AddNumber(_numbers[_nextNumber]);
                continue;
            }

            if (direction == Direction.RightToLeft && IsFlag(index))
            {
                index = AddFlag(index);
                continue;
            }

            if (index >= EndOfLastRun && _foreignPairs.TryGetValue(index, out var closing))
            {
                index = AddPair(index, closing);
                continue;
            }

            Rune.DecodeFromUtf16(_text[index..], out var rune, out var length);
            var letter = Bidi.DirectionOf(rune);
            if (letter is not null && letter != direction)
            {
                if (index < EndOfLastRun)
                {
                    index = EndOfLastRun; // the last run continues behind the mark that closed it
                    continue;
                }

                _start = _start < 0 ? index : _start;
                _end = index + length;
            }
            else if (letter is not null || IsOwnPunctuation(rune, index))
            {
                Close();
            }
            else if (ClosesOutside(index))
            {
                if (IsPartOfWord(index))
                    (_start, _end) = (_lastOpened[PairedMarks.KindOfClosing(_text[index])!.Value], index + length);
                else
                    Close();
            }

            _hasRightToLeft |= Bidi.IsRightToLeft(rune);
            index += length;
        }

        Close();
        return _runs;
    }

    /// <summary>Whether it is one of the frequent characters that begin no run and end none.</summary>
    private readonly bool IsOwnLetterOrSpace(char character) => character == ' '
        || (direction == Direction.RightToLeft ? character is >= 'ء' and <= 'ي' : char.IsAsciiLetter(character));

    /// <summary>Adds a number to the run before it, to the run that it begins, or as a run of its own. Returns its end.</summary>
    private int AddNumber(Range number)
    {
        var start = number.Start.Value;
        var extension = direction == Direction.RightToLeft ? TelephoneNumbers.EndOfExtension(_text, number) : null;
        var end = extension ?? number.End.Value;
        if (_start >= 0 && new BidiRunEdges(_text[..start], direction).ExtendEnd(_start, _end) is var before
            && new BidiRunEdges(_text, direction).HasNumber(before, number))
        {
            _end = end;
            SkipNumbers(end);
            return end;
        }

        Close();
        SkipNumbers(end);
        var begins = direction == Direction.LeftToRight || LeftToRightNumbers.IsQuantity(_text[number]);
        if (extension is not null || (begins && new BidiRunEdges(_text, direction).PrecedesWord(number)))
            (_start, _end) = (start, end);
        else
            _runs.Add(new(number, IsNumber: true, NeedsIsolation: IsReversed(_text[number])));
        return end;
    }

    /// <summary>
    /// Adds the content of a pair of marks, or the whole pair behind a word of the run, to the run. Returns where the search continues.
    /// </summary>
    private int AddPair(int opening, int closing)
    {
        var isWhole = _start >= 0 || _text[opening] == ForeignPairs.OrnateOpening;
        if (isWhole)
        {
            (_start, _end) = (_start < 0 ? opening : _start, closing + 1);
        }
        else
        {
            ClosesOutside(opening);
            (_start, _end) = (opening + 1, closing);
            while (RunCharacters.IsSpace(_text[_start]))
                _start++;
            while (RunCharacters.IsSpace(_text[_end - 1]))
                _end--;
        }

        SkipNumbers(closing);
        return isWhole ? closing + 1 : closing;
    }

    private void SkipNumbers(int end)
    {
        while (_nextNumber < _numbers.Count && _numbers[_nextNumber].Start.Value < end)
            _nextNumber++;
    }

    /// <summary>
    /// Whether there is a flag at a place: two regional indicators, which are left-to-right letters for the algorithm, so that it would
    /// join a score to them.
    /// </summary>
    private readonly bool IsFlag(int index) =>
        _text[index..] is ['\uD83C', >= '\uDDE6' and <= '\uDDFF', '\uD83C', >= '\uDDE6' and <= '\uDDFF', ..];

    /// <summary>Adds a flag as a run of its own, unless it is between two words of a run. Returns where the search continues.</summary>
    private int AddFlag(int index)
    {
        var next = index;
        while (_start >= 0 && next < _text.Length && (IsFlag(next) || RunCharacters.IsSpace(_text[next])))
            next += IsFlag(next) ? FlagLength : 1;
        if (_start >= 0 && next < _text.Length && Bidi.DirectionOf(_text[next]) == Direction.LeftToRight)
            return next;
        Close();
        var end = index + FlagLength;
        _runs.Add(new(index..end, IsNumber: true, NeedsIsolation: JoinsAfter(end) || JoinsLetterBefore(index)));
        return end;
    }

    private void Close()
    {
        if (_start < 0)
            return;
        var from = EndOfLastRun;
        var to = _nextNumber < _numbers.Count ? _numbers[_nextNumber].Start.Value : _text.Length;
        var edges = new BidiRunEdges(_text[..to], direction);
        var range = edges.Extend(_start, _end, from);
        _runs.Add(new(range, IsNumber: false, NeedsIsolation: IsMisplaced(range)));
        for (var kind = 0; kind < PairedMarks.Kinds; kind++)
        {
            _outside[kind] += _inside[kind];
            _inside[kind] = 0;
        }

        _start = -1;
    }

    /// <summary>
    /// Whether a mark of the text's own script separates two runs. In left-to-right text, a comma inside a quotation is part of what is
    /// quoted.
    /// </summary>
    private readonly bool IsOwnPunctuation(Rune rune, int index) => direction == Direction.RightToLeft
        ? Bidi.IsRightToLeft(rune) && Rune.IsPunctuation(rune)
        : rune.Value is ',' or ';'
            && index + 1 < _text.Length && RunCharacters.IsSpace(_text[index + 1])
            && !_outside.AsSpan(PairedMarks.FirstQuotationMark).ContainsAnyExcept(0);

    /// <summary>Whether a character closes a pair that was opened before the current run. Counts the open marks.</summary>
    private readonly bool ClosesOutside(int index)
    {
        var character = _text[index];
        if (!PairedMarks.Contain(character))
            return false;
        var current = _start < 0 ? _outside : _inside;
        if (PairedMarks.KindOfOpening(character) is { } opened)
        {
            current[opened]++;
            if (_start < 0)
                _lastOpened[opened] = index;
        }

        if (PairedMarks.KindOfClosing(character) is not { } closed)
            return false;
        if (current[closed] > 0)
        {
            current[closed]--;
            return false;
        }

        return _outside[closed] > 0 && _outside[closed]-- > 0;
    }

    /// <summary>Whether brackets around the current run are parts of a word or formula: "(a+b)²", "(NH₄)₂SO₄", "(re)build".</summary>
    private readonly bool IsPartOfWord(int closing)
    {
        if (direction == Direction.LeftToRight || _start < 0 || closing + 1 >= _text.Length
            || PairedMarks.KindOfClosing(_text[closing]) is not (< PairedMarks.FirstQuotationMark and var kind)
            || _lastOpened[kind] < EndOfLastRun) // a number is between them: "[+5 a]b"
            return false;
        var next = _text[closing + 1];
        if (Bidi.DirectionOf(next) != Direction.LeftToRight && char.GetUnicodeCategory(next) != UnicodeCategory.OtherNumber)
            return false;
        foreach (var character in _text[_lastOpened[kind].._start])
        {
            if (Bidi.IsRightToLeft(character) || RunCharacters.IsSpace(character))
                return false;
        }

        return true;
    }

    /// <summary>Whether the bidirectional algorithm would reverse the groups of a number: rules W2, W4 and N1.</summary>
    private readonly bool IsReversed(ReadOnlySpan<char> number) =>
        _hasRightToLeft || !char.IsDigit(number[0]) || number.ContainsAnyExcept(s_digitsAndHyphen) || Bidi.HasArabicDigits(number);

    /// <summary>
    /// Whether the bidirectional algorithm would not draw a run, and what is beside it, as if the run was isolated: a sign at its edge
    /// would take the direction of the text, and a run or number beside it would join it.
    /// </summary>
    private readonly bool IsMisplaced(Range range)
    {
        var (start, end) = (range.Start.Value, range.End.Value);
        var run = _text[range];
        var digits = run.IndexOfAnyExcept(s_digits);
        var signAtEdge = !char.IsLetter(run[Math.Max(digits, 0)]) && !char.IsSurrogate(run[0]); // "7-Eleven", ".NET"
        var closed = run is [.., var last, ')' or ']'] && char.IsLetterOrDigit(last); // a pair takes the direction of its content: rule N0
        signAtEdge |= !closed && !char.IsLetterOrDigit(run[^1]) && !RunCharacters.IsCombiningMark(run[^1]) && !char.IsSurrogate(run[^1]);
        return signAtEdge || JoinsLetterBefore(start) || JoinsAfter(end);
    }

    private readonly bool JoinsLetterBefore(int index)
    {
        while (index > 0)
        {
            Rune.DecodeLastFromUtf16(_text[..index], out var rune, out var length);
            if (Bidi.DirectionOf(rune) is { } letter)
                return letter != direction;
            index -= length;
        }

        return false;
    }

    private readonly bool JoinsAfter(int index)
    {
        foreach (var rune in _text[index..].EnumerateRunes())
        {
            if (Rune.IsDigit(rune) || rune.Value is >= FirstRegionalIndicator and <= LastRegionalIndicator)
                return true;
            if (Bidi.DirectionOf(rune) is { } letter)
                return letter != direction;
        }

        return false;
    }
}
