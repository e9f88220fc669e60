using System.Buffers;

namespace Digest.Languages.Quotes;

/// <summary>
/// WrittenUrls of pages, mail and files that are written out in a text, as far as the quotation marks in them go. Those inside belong to it, and
/// one at its end does where its partner stands inside as well: the others stand around it.
/// </summary>
internal sealed class WrittenUrls
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create('/', '\\', '@');

    private readonly string _text;
    private readonly QuoteMarks _quotes;
    private readonly List<(int Start, int End)> _found = [];

    public WrittenUrls(string text, QuoteMarks quotes)
    {
        (_text, _quotes) = (text, quotes);
        if (text.AsSpan().ContainsAny(s_signs))
            Find();
    }

    public bool Contain(int index)
    {
        var before = ~_found.BinarySearch((index, int.MaxValue)) - 1;
        return before >= 0 && index < _found[before].End;
    }

    private void Find()
    {
        for (var start = 0; start < _text.Length;)
        {
            var end = start;
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
                end++;
            if (StartOf(start, end) is { } address)
                _found.Add((address, EndOf(start, address, end)));
            start = end + 1;
        }
    }

    /// <summary>Where an address begins in what stands between two spaces.</summary>
    private int? StartOf(int start, int end)
    {
        var written = _text.AsSpan(start, end - start);
        if (written.IndexOf("://", StringComparison.Ordinal) is >= 0 and var colon)
        {
            var scheme = start + colon;
            while (scheme > start && char.IsAsciiLetterOrDigit(_text[scheme - 1]))
                scheme--;
            return scheme;
        }

        var word = start;
        while (word < end && (IsMark(_text[word]) || _text[word] is '(' or '['))
            word++;
        if (IsPath(_text.AsSpan(word, end - word)))
            return word;

        // What stands before the sign may have marks of its own: "…"@example.com.
        if (written.IndexOf('@') is > 0 and var at && at + 1 < written.Length && char.IsLetterOrDigit(written[at + 1]))
            return IsMark(written[at - 1]) && FirstOfFamily(start, start + at - 1) is { } opener ? opener : word;
        return null;
    }

    private static bool IsPath(ReadOnlySpan<char> word) => word switch
    {
        ['/', var letter, ..] => char.IsLetterOrDigit(letter),
        ['.' or '~', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] => true,
        [var drive, ':', '/' or '\\', ..] => char.IsAsciiLetter(drive),
        _ => word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (word.IndexOf('/') is > 0 and var slash && IsHost(word[..slash])),
    };

    private static bool IsHost(ReadOnlySpan<char> name) => name.Contains('.') && name.IndexOfAnyExcept(s_host) < 0;

    private int EndOf(int start, int address, int end)
    {
        // The sentence around it may end here as well.
        var core = end;
        while (core > address && !char.IsLetterOrDigit(_text[core - 1]) && !s_endings.Contains(_text[core - 1]))
            core--;

        var around = address > start ? FamilyOf(address - 1) : null;
        var open = 0;
        for (var index = address; index < end; index++)
        {
            var family = FamilyOf(index);
            var bit = family is { } mark ? 1 << mark : 0;
            if ((open & bit) == 0 && (index >= core || (family is not null && family == around && !char.IsLetterOrDigit(_text[index + 1]))))
                return index;
            open ^= bit;
        }

        return end;
    }

    private int? FirstOfFamily(int start, int index)
    {
        for (var first = start; first < index; first++)
        {
            if (FamilyOf(first) == FamilyOf(index))
                return first;
        }

        return null;
    }

    private bool IsMark(char character) => character == Quotations.Straight || _quotes.Has(character);

    /// <summary>Null for what is no mark.</summary>
    private int? FamilyOf(int index) => _text[index] == Quotations.Straight ? (int)MarkFamily.Inner + 1 : _quotes.Has(_text[index]) ? (int)MarkFamilies.Of(_text[index]) : null;

    private static readonly SearchValues<char> s_host = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> s_endings = SearchValues.Create("/\\=-_&#%+~$*@");
}
