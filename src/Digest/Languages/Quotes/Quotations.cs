namespace Digest.Languages.Quotes;

/// <summary>
/// Pairs the quotation marks of a paragraph. The characters beside a mark decide whether it can open or close, as CommonMark does for
/// asterisks; where it can do both, as after a clitic in «و"تاس"», the quotations that are open decide. Marks pair within a family: “ ”
/// in either order, and <c>"</c> with both.
/// </summary>
internal sealed class Quotations
{
    /// <summary>The straight single mark: a quotation mark only inside a quotation that other marks enclose.</summary>
    public const char Apostrophe = '\'';

    private const int None = -1;
    private const int BeforeText = -1;
    private readonly string _text;
    private readonly QuoteMarks _quotes;
    private readonly WrittenUrls _urls;
    private readonly List<Mark> _marks;
    private readonly int[] _partners;
    private readonly Stack<int> _open = new();
    private readonly Stack<int>[] _openByFamily = [.. Enum.GetValues<MarkFamily>().Select(_ => new Stack<int>())];

    /// <summary>Pairs whose closing mark could also open a quotation, or be the sign for inches.</summary>
    private readonly Stack<(int Open, int Close)> _doubtful = new();

    /// <summary>Opening marks whose doubtful closing mark became an opening one. If they stay unclosed, the pair is restored.</summary>
    private readonly Dictionary<int, (int Closer, int Later)> _reopened = [];

    private readonly List<(int Open, int Close)> _apostrophePairs = [];

    private Quotations(string text, QuoteMarks quotes, CarriedQuotation carried)
    {
        _text = text;
        _quotes = quotes;
        _urls = new(text, quotes);
        _marks = MarksIn(text, quotes, _urls);
        if (carried.FromPrevious is { } opener)
            _marks.Insert(0, new(BeforeText, opener, Neighbour.Word));
        if (carried.IntoNext is { } reopener)
            _marks.Add(new(text.Length, reopener, Neighbour.Space));
        _partners = new int[_marks.Count];
        Array.Fill(_partners, None);
    }

    /// <summary>
    /// The indices of paired marks, in the order in which they open. A quotation from the previous paragraph opens at -1, and one that
    /// continues in the next closes at the length of the text.
    /// </summary>
    public IEnumerable<(int Open, int Close)> Pairs
    {
        get
        {
            var pairs = _partners
                .Select((partner, number) => (number, partner))
                .Where(pair => pair.partner > pair.number)
                .Select(pair => (Open: _marks[pair.number].Index, Close: _marks[pair.partner].Index));
            return _apostrophePairs.Count == 0 ? pairs : pairs.Concat(_apostrophePairs).OrderBy(pair => pair.Open);
        }
    }

    /// <summary>The indices of unpaired marks.</summary>
    public IEnumerable<int> Unpaired =>
        _marks.Where((mark, number) => _partners[number] == None && IsInText(mark)).Select(mark => mark.Index);

    /// <summary>The indices of unpaired marks that cannot be an apostrophe or the sign for inches.</summary>
    public IEnumerable<int> Unmatched => Unpaired.Where(index =>
        MarkFamilies.Of(_text[index]) != MarkFamily.Single && !(index > 0 && char.IsDigit(_text[index - 1])));

    public static Quotations Find(string text, QuoteMarks quotes, CarriedQuotation carried = default)
    {
        var quotations = new Quotations(text, quotes, carried);
        quotations.Pair();
        quotations.PairApostrophes();
        return quotations;
    }

    /// <summary>
    /// The parts of a text between straight single marks. Outside of other quotations, these may also be two apostrophes, so no mark is
    /// replaced there.
    /// </summary>
    public static IEnumerable<(int Open, int Close)> PossiblyIn(string text)
    {
        var open = None;
        for (var index = text.IndexOf(Apostrophe, StringComparison.Ordinal); index >= 0; index = text.IndexOf(Apostrophe, index + 1))
        {
            var before = index == 0 ? Neighbour.Space : NeighbourAt(text, index - 1);
            var after = index + 1 == text.Length ? Neighbour.Space : NeighbourAt(text, index + 1);
            if (open == None && before != Neighbour.Word && after != Neighbour.Space)
            {
                open = index;
            }
            else if (open != None && before != Neighbour.Space && after != Neighbour.Word)
            {
                yield return (open, index);
                open = None;
            }
        }
    }

    /// <summary>
    /// The index of the opening mark that a text starts with; null if it starts with anything else. A single mark does not count,
    /// because it may be an apostrophe or ʿayn.
    /// </summary>
    public static int? OpeningOf(string text, QuoteMarks quotes)
    {
        var at = 0;
        while (at < text.Length && NeighbourAt(text, at) is null or Neighbour.Space)
            at++;
        var next = at + 1;
        while (next < text.Length && (quotes.IsMark(text[next]) || NeighbourAt(text, next) is null))
            next++;
        var opens = next < text.Length && quotes.IsMark(text[at]) && MarkFamilies.Of(text[at]) != MarkFamily.Single
            && NeighbourAt(text, next) != Neighbour.Space;
        return opens ? at : null;
    }

    /// <summary>The kinds of characters beside a mark.</summary>
    private enum Neighbour
    {
        Space,
        Opening,
        Punctuation,
        Word,
    }

    /// <param name="Next">The first character after the mark that is not a mark.</param>
    private readonly record struct Mark(int Index, char Character, Neighbour Next);

    /// <summary>The marks of a text, except apostrophes inside words and marks inside URLs.</summary>
    private static List<Mark> MarksIn(string text, QuoteMarks quotes, WrittenUrls urls)
    {
        var marks = new List<Mark>();
        if (!quotes.HasMarks(text))
            return marks;
        var next = Neighbour.Space;
        for (var index = text.Length - 1; index >= 0; index--)
        {
            if (!quotes.IsMark(text[index]) || urls.Contains(index))
                next = NeighbourAt(text, index) ?? next;
            else if (next != Neighbour.Word || !IsApostrophe(text, index))
                marks.Add(new(index, text[index], next));
        }

        marks.Reverse();
        return marks;
    }

    private static bool IsApostrophe(string text, int index) =>
        MarkFamilies.Of(text[index]) == MarkFamily.Single && index > 0 && NeighbourAt(text, index - 1) == Neighbour.Word;

    /// <summary>Null for an invisible character.</summary>
    private static Neighbour? NeighbourAt(string text, int index) => char.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Format => null,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator => Neighbour.Space,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => Neighbour.Opening,
        UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation
            or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol
            or UnicodeCategory.ModifierSymbol => Neighbour.Punctuation,
        _ => Neighbour.Word,
    };

    private void Pair()
    {
        for (var number = 0; number < _marks.Count; number++)
        {
            var family = FamilyOf(number);
            var (opens, closes) = RolesOf(number);
            if (closes && _openByFamily[(int)family].TryPeek(out var top) && !(opens && OpensInside(CharacterOf(top), CharacterOf(number))))
                Close(number, isDoubtful: opens || IsAfterDigit(number));
            else if (opens)
                Open(number);
            else if (closes && IsInText(_marks[number]))
                Reconsider(number);
        }

        while (_open.Count > 0)
            Abandon();
    }

    /// <summary>Whether a mark can open and close, judged by its neighbours.</summary>
    private (bool Opens, bool Closes) RolesOf(int number)
    {
        if (!IsInText(_marks[number]))
            return (_marks[number].Index == BeforeText, _marks[number].Index != BeforeText);

        var mark = CharacterOf(number);
        var (before, after) = (Beside(_marks[number].Index, -1, number - 1), _marks[number].Next);
        if (MarkFamilies.Opens(mark) && after == Neighbour.Space && before is Neighbour.Space or Neighbour.Opening)
            return (true, false);
        if (MarkFamilies.Closes(mark) && before == Neighbour.Space && after is Neighbour.Space or Neighbour.Punctuation)
            return (false, true);

        var opens = after != Neighbour.Space && (after == Neighbour.Word || before != Neighbour.Word);
        var closes = before == Neighbour.Word || (before == Neighbour.Punctuation && after != Neighbour.Word);
        return MarkFamilies.Of(mark) switch
        {
            // ’ may be an apostrophe, so it opens only as the language's inner mark. ‘ closes only after ‚ or ’, as in German.
            MarkFamily.Single when mark == '’' => (opens && mark == _quotes.InnerOpen, closes),
            MarkFamily.Single =>
                (opens, closes && _openByFamily[(int)MarkFamily.Single].TryPeek(out var top) && CharacterOf(top) is '‚' or '’'),
            _ => (opens && !IsAfterDigit(number), closes),
        };
    }

    /// <summary>Whether a mark that can open and close opens a quotation inside the open one.</summary>
    private static bool OpensInside(char open, char mark) => MarkFamilies.Opens(mark) && open is not ('„' or '‚' or '”' or '»' or '›');

    /// <summary>Whether a mark may be the sign for inches, feet or minutes.</summary>
    private bool IsAfterDigit(int number) =>
        CharacterOf(number) is '"' or '”' or '’'
        && _marks[number].Index is > 0 and var index && index < _text.Length && char.IsDigit(_text[index - 1]);

    private void Open(int number)
    {
        _open.Push(number);
        _openByFamily[(int)FamilyOf(number)].Push(number);
    }

    private int TakeInnermost() => _openByFamily[(int)FamilyOf(_open.Pop())].Pop();

    /// <summary>Closes the innermost quotation of the family; unclosed ones inside it stay unpaired.</summary>
    private void Close(int number, bool isDoubtful)
    {
        while (FamilyOf(_open.Peek()) != FamilyOf(number))
            Abandon();
        var opener = TakeInnermost();
        Join(opener, number);
        while (_doubtful.TryPeek(out var inside) && inside.Open > opener)
            _doubtful.Pop();
        if (isDoubtful)
            _doubtful.Push((opener, number));
    }

    /// <summary>Handles a closing mark with nothing to close: a doubtful mark before it was an opening one, or a sign for inches.</summary>
    private void Reconsider(int number)
    {
        if (!_doubtful.TryPeek(out var last) || FamilyOf(last.Close) != FamilyOf(number) || (_open.TryPeek(out var top) && top > last.Open))
            return;

        _doubtful.Pop();
        _partners[last.Close] = None;
        if (IsAfterDigit(last.Close))
        {
            Join(last.Open, number);
            return;
        }

        Join(last.Close, number);
        _partners[last.Open] = None;
        Open(last.Open);
        _reopened[last.Open] = (last.Close, number);
    }

    /// <summary>Leaves the innermost open mark unpaired, or restores the pair that it was taken from.</summary>
    private void Abandon()
    {
        var opener = TakeInnermost();
        if (!_reopened.TryGetValue(opener, out var before))
            return;
        Join(opener, before.Closer);
        _partners[before.Later] = None;
    }

    /// <summary>
    /// Pairs <c>'</c> with <c>'</c> inside the same quotation. An unpaired one is an apostrophe, and so is one inside a word, before
    /// digits (<c>'90-an</c>) or after a hyphen (<c>al-'Aziz</c>).
    /// </summary>
    private void PairApostrophes()
    {
        if (!_text.Contains(Apostrophe, StringComparison.Ordinal))
            return;

        // For each enclosing quotation, the unpaired opening mark in it.
        var waiting = new Stack<int>();
        var number = 0;
        for (var index = _text.IndexOf(Apostrophe, StringComparison.Ordinal); index >= 0; index = _text.IndexOf(Apostrophe, index + 1))
        {
            for (; number < _marks.Count && _marks[number].Index < index; number++)
            {
                if (_partners[number] > number)
                    waiting.Push(None);
                else if (_partners[number] != None)
                    waiting.Pop();
            }

            if (waiting.Count == 0 || _urls.Contains(index))
                continue;
            var (opens, closes) = RolesOfApostrophe(index, number);
            if (opens)
            {
                waiting.Pop();
                waiting.Push(index);
            }
            else if (closes && waiting.Peek() != None)
            {
                _apostrophePairs.Add((waiting.Pop(), index));
                waiting.Push(None);
            }
        }
    }

    /// <param name="next">The number of the next mark.</param>
    private (bool Opens, bool Closes) RolesOfApostrophe(int index, int next)
    {
        var (before, after) = (Beside(index, -1, next - 1), Beside(index, +1, next));
        if (index + 1 < _text.Length && char.IsDigit(_text[index + 1]))
            return (false, false);
        var isAfterDash = index > 0 && _text[index - 1] is '–' or '—';
        return (
            after != Neighbour.Space && (isAfterDash || before is Neighbour.Space or Neighbour.Opening),
            after != Neighbour.Word && before is Neighbour.Word or Neighbour.Punctuation);
    }

    /// <summary>The first visible character before or after an index.</summary>
    /// <param name="number">The number of the next mark in that direction.</param>
    private Neighbour Beside(int index, int step, int number)
    {
        for (var at = index + step; at >= 0 && at < _text.Length; at += step)
        {
            if (number >= 0 && number < _marks.Count && _marks[number].Index == at)
                return IsOpening(number) ? Neighbour.Opening : Neighbour.Punctuation;
            if (NeighbourAt(_text, at) is { } neighbour)
                return neighbour;
        }

        return Neighbour.Space;
    }

    /// <summary>Whether a mark opens a pair, or is the innermost open mark.</summary>
    private bool IsOpening(int number) =>
        _partners[number] > number || (_partners[number] == None && _open.TryPeek(out var top) && top == number);

    private void Join(int opener, int closer) => (_partners[opener], _partners[closer]) = (closer, opener);
    private bool IsInText(Mark mark) => mark.Index != BeforeText && mark.Index != _text.Length;
    private char CharacterOf(int number) => _marks[number].Character;

    private MarkFamily FamilyOf(int number) =>
        MarkFamilies.Of(CharacterOf(number)) is var family && family != MarkFamily.Other ? family
        : CharacterOf(number) == _quotes.Open || CharacterOf(number) == _quotes.Close ? MarkFamily.Outer
        : MarkFamily.Inner;
}
