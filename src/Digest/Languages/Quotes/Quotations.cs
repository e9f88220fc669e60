using System.Globalization;

namespace Digest.Languages.Quotes;

/// <summary>
/// The quotations in a paragraph: which mark opens, which closes, which has no partner. A mark's neighbours say what it can do, as CommonMark's rules do of
/// asterisks; where they leave both open, as in a clitic's «و"تاس"», what is open decides. Marks pair within a family, so that “ ” pair in either order and
/// <c>"</c> with either.
/// </summary>
internal sealed class Quotations
{
    /// <summary>Quotes where other marks do, and is an apostrophe everywhere else.</summary>
    public const char Straight = '\'';

    private const int None = -1;
    private const int BeforeText = -1;

    private readonly string _text;
    private readonly QuoteMarks _quotes;
    private readonly WrittenUrls _addresses;
    private readonly List<Mark> _marks;
    private readonly int[] _partners;
    private readonly Stack<int> _open = new();
    private readonly Stack<int>[] _openByFamily = [.. Enum.GetValues<MarkFamily>().Select(_ => new Stack<int>())];

    /// <summary>Pairs that the closing mark could have ended otherwise: it might as well open, or be the sign of inches.</summary>
    private readonly Stack<(int Open, int Close)> _doubtful = new();

    /// <summary>Openers that lost their doubtful closer to a later mark: with whom they are joined again when nothing closes them.</summary>
    private readonly Dictionary<int, (int Closer, int Later)> _reopened = [];

    /// <summary>Straight single marks, inside what the others quote.</summary>
    private readonly List<(int Open, int Close)> _straight = [];

    private Quotations(string text, QuoteMarks quotes, Continuation continuation)
    {
        _text = text;
        _quotes = quotes;
        _addresses = new(text, quotes);
        _marks = MarksIn(text, quotes, _addresses);
        if (continuation.From is { } opener)
            _marks.Insert(0, new(BeforeText, opener, Neighbour.Word));
        if (continuation.Into is { } reopener)
            _marks.Add(new(text.Length, reopener, Neighbour.Space));
        _partners = new int[_marks.Count];
        Array.Fill(_partners, None);
    }

    /// <summary>In the order in which they open. What an earlier paragraph opened does so before the text; what goes on in the next one closes behind it.</summary>
    public IEnumerable<(int Open, int Close)> Pairs
    {
        get
        {
            var pairs = _partners.Select((partner, number) => (number, partner)).Where(pair => pair.partner > pair.number).Select(pair => (Open: _marks[pair.number].Index, Close: _marks[pair.partner].Index));
            return _straight.Count == 0 ? pairs : pairs.Concat(_straight).OrderBy(pair => pair.Open);
        }
    }

    /// <summary>Where marks stand that neither open nor close anything.</summary>
    public IEnumerable<int> Alone => _marks.Where((mark, number) => _partners[number] == None && IsInText(mark)).Select(mark => mark.Index);

    public static Quotations In(string text, QuoteMarks quotes, Continuation continuation = default)
    {
        var quotations = new Quotations(text, quotes, continuation);
        quotations.Pair();
        quotations.PairStraight();
        return quotations;
    }

    /// <summary>Where the mark stands that a text begins with, if it opens a quotation there. A single one may be an apostrophe or ʿayn.</summary>
    public static int? OpeningOf(string text, QuoteMarks quotes)
    {
        var at = 0;
        while (at < text.Length && NeighbourAt(text, at) is null or Neighbour.Space)
            at++;
        var next = at + 1;
        while (next < text.Length && (quotes.Has(text[next]) || NeighbourAt(text, next) is null))
            next++;
        return next < text.Length && quotes.Has(text[at]) && MarkFamilies.Of(text[at]) != MarkFamily.Single && NeighbourAt(text, next) != Neighbour.Space ? at : null;
    }

    /// <summary>What stands beside a mark, as far as it matters.</summary>
    private enum Neighbour
    {
        Space,
        Opening,
        Punctuation,
        Word,
    }

    /// <param name="Next">What follows it and the marks right behind it.</param>
    private readonly record struct Mark(int Index, char Character, Neighbour Next);

    /// <summary>The marks of a text; apostrophes inside words are none, nor is what belongs to an address.</summary>
    private static List<Mark> MarksIn(string text, QuoteMarks quotes, WrittenUrls addresses)
    {
        var marks = new List<Mark>();
        var next = Neighbour.Space;
        for (var index = text.Length - 1; index >= 0; index--)
        {
            if (!quotes.Has(text[index]) || addresses.Contain(index))
                next = NeighbourAt(text, index) ?? next;
            else if (next != Neighbour.Word || !IsApostrophe(text, index))
                marks.Add(new(index, text[index], next));
        }

        marks.Reverse();
        return marks;
    }

    private static bool IsApostrophe(string text, int index) => MarkFamilies.Of(text[index]) == MarkFamily.Single && index > 0 && NeighbourAt(text, index - 1) == Neighbour.Word;

    /// <summary>Null for a character that is not seen.</summary>
    private static Neighbour? NeighbourAt(string text, int index) => char.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Format => null,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Neighbour.Space,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => Neighbour.Opening,
        UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol => Neighbour.Punctuation,
        _ => Neighbour.Word,
    };

    private void Pair()
    {
        for (var number = 0; number < _marks.Count; number++)
        {
            var family = FamilyOf(number);
            var (opens, closes) = RolesOf(number);
            if (closes && _openByFamily[(int)family].TryPeek(out var top) && !(opens && PrefersToOpen(CharacterOf(number), CharacterOf(top))))
                Close(number, isDoubtful: opens || IsAfterDigit(number));
            else if (opens)
                Open(number);
            else if (closes && IsInText(_marks[number]))
                Reconsider(number);
        }

        while (_open.Count > 0)
            Abandon();
    }

    /// <summary>What a mark can do, by its neighbours.</summary>
    private (bool Opens, bool Closes) RolesOf(int number)
    {
        if (!IsInText(_marks[number]))
            return (_marks[number].Index == BeforeText, _marks[number].Index != BeforeText);

        var mark = CharacterOf(number);
        var (before, after) = (NeighbourBefore(number), _marks[number].Next);
        if (MarkFamilies.Opens(mark) && after == Neighbour.Space && before is Neighbour.Space or Neighbour.Opening)
            return (true, false);
        if (MarkFamilies.Closes(mark) && before == Neighbour.Space && after is Neighbour.Space or Neighbour.Punctuation)
            return (false, true);

        var opens = after != Neighbour.Space && (after == Neighbour.Word || before != Neighbour.Word);
        var closes = before == Neighbour.Word || (before == Neighbour.Punctuation && after != Neighbour.Word);
        return MarkFamilies.Of(mark) switch
        {
            // An apostrophe is none of our business: ’ only closes, and ‘ closes nothing but what was opened the German way.
            MarkFamily.Single when mark == '’' => (opens && mark == _quotes.InnerOpen, closes),
            MarkFamily.Single => (opens, closes && _openByFamily[(int)MarkFamily.Single].TryPeek(out var top) && CharacterOf(top) is '‚' or '’'),
            _ => (opens && !IsAfterDigit(number), closes),
        };
    }

    /// <summary>Of a mark that could do both: whether it opens a quotation inside the one that is open.</summary>
    private static bool PrefersToOpen(char mark, char open) => MarkFamilies.Opens(mark) && open is not ('„' or '‚' or '”' or '»' or '›');

    /// <summary>After a digit, these may be inches, feet, minutes.</summary>
    private bool IsAfterDigit(int number) => CharacterOf(number) is '"' or '”' or '’' && _marks[number].Index is > 0 and var index && index < _text.Length && char.IsDigit(_text[index - 1]);

    private Neighbour NeighbourBefore(int number)
    {
        for (var index = _marks[number].Index - 1; index >= 0; index--)
        {
            if (number > 0 && _marks[number - 1].Index == index)
                return _partners[number - 1] == None && _open.TryPeek(out var top) && top == number - 1 ? Neighbour.Opening : Neighbour.Punctuation;
            if (NeighbourAt(_text, index) is { } neighbour)
                return neighbour;
        }

        return Neighbour.Space;
    }

    private void Open(int number)
    {
        _open.Push(number);
        _openByFamily[(int)FamilyOf(number)].Push(number);
    }

    private int TakeInnermost() => _openByFamily[(int)FamilyOf(_open.Pop())].Pop();

    /// <summary>Ends the innermost quotation of the family; what was opened inside it, and not closed, has no partner.</summary>
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

    /// <summary>A mark closes, and nothing is open: the doubtful closer before it was an opener then, or the sign of inches.</summary>
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

    /// <summary>Gives up the innermost quotation.</summary>
    private void Abandon()
    {
        var opener = TakeInnermost();
        if (!_reopened.TryGetValue(opener, out var before))
            return;
        Join(opener, before.Closer);
        _partners[before.Later] = None;
    }

    /// <summary>
    /// Pairs <c>'</c> with <c>'</c> where both stand in the same quotation. Everywhere else they may be anything, and here one without a partner is an
    /// apostrophe: it is not even alone. None stands inside a word, before digits (<c>'90-an</c>) or behind a hyphen (<c>al-'Aziz</c>).
    /// </summary>
    private void PairStraight()
    {
        if (!_text.Contains(Straight, StringComparison.Ordinal))
            return;

        // For each quotation around a place, the mark in it that waits for its partner.
        var waiting = new Stack<int>();
        var number = 0;
        for (var index = _text.IndexOf(Straight, StringComparison.Ordinal); index >= 0; index = _text.IndexOf(Straight, index + 1))
        {
            for (; number < _marks.Count && _marks[number].Index < index; number++)
            {
                if (_partners[number] > number)
                    waiting.Push(None);
                else if (_partners[number] != None)
                    waiting.Pop();
            }

            if (waiting.Count == 0 || _addresses.Contain(index))
                continue;
            var (opens, closes) = RolesOfStraight(index, number);
            if (opens)
            {
                waiting.Pop();
                waiting.Push(index);
            }
            else if (closes && waiting.Peek() != None)
            {
                _straight.Add((waiting.Pop(), index));
                waiting.Push(None);
            }
        }
    }

    /// <param name="next">The number of the mark behind it.</param>
    private (bool Opens, bool Closes) RolesOfStraight(int index, int next)
    {
        var (before, after) = (Beside(index, -1, next - 1), Beside(index, +1, next));
        if (index + 1 < _text.Length && char.IsDigit(_text[index + 1]))
            return (false, false);
        return (
            after != Neighbour.Space && (before is Neighbour.Space or Neighbour.Opening || (index > 0 && _text[index - 1] is '–' or '—')),
            after != Neighbour.Word && before is Neighbour.Word or Neighbour.Punctuation);
    }

    /// <param name="number">The mark that may stand there.</param>
    private Neighbour Beside(int index, int step, int number)
    {
        for (var at = index + step; at >= 0 && at < _text.Length; at += step)
        {
            if (number >= 0 && number < _marks.Count && _marks[number].Index == at)
                return _partners[number] > number ? Neighbour.Opening : Neighbour.Punctuation;
            if (NeighbourAt(_text, at) is { } neighbour)
                return neighbour;
        }

        return Neighbour.Space;
    }

    private void Join(int opener, int closer) => (_partners[opener], _partners[closer]) = (closer, opener);

    private bool IsInText(Mark mark) => mark.Index != BeforeText && mark.Index != _text.Length;

    private char CharacterOf(int number) => _marks[number].Character;

    private MarkFamily FamilyOf(int number) =>
        MarkFamilies.Of(CharacterOf(number)) is var family && family != MarkFamily.Other ? family
        : CharacterOf(number) == _quotes.Open || CharacterOf(number) == _quotes.Close ? MarkFamily.Outer
        : MarkFamily.Inner;
}
