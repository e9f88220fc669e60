using System.Buffers;

namespace Digest.Languages.Quotes;

/// <summary>
/// The URLs, mail addresses and file paths in a text, whose quotation marks are no quotations. A mark at the end of one belongs to it
/// only if the mark that opens the pair is inside it.
/// </summary>
internal sealed class WrittenUrls
{
    private static readonly SearchValues<char> s_urlSigns = SearchValues.Create('/', '\\', '@');
    private static readonly SearchValues<char> s_urlEndings = SearchValues.Create("/\\=-_&#%+~$*@");
    private static readonly SearchValues<char> s_hostCharacters =
        SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string _text;
    private readonly QuoteMarks _quotes;
    private readonly List<(int Start, int End)> _found = [];

    public WrittenUrls(string text, QuoteMarks quotes)
    {
        (_text, _quotes) = (text, quotes);
        if (text.AsSpan().ContainsAny(s_urlSigns))
            Find();
    }

    public bool Contains(int index)
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
            if (StartOf(start, end) is { } url)
                _found.Add((url, EndOf(start, url, end)));
            start = end + 1;
        }
    }

    /// <summary>The start of the URL between two spaces; null if there is none.</summary>
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

        // The local part of a mail address may be quoted: "…"@example.com.
        if (written.IndexOf('@') is > 0 and var at && at + 1 < written.Length && char.IsLetterOrDigit(written[at + 1]))
            return IsMark(written[at - 1]) && FirstOfSameFamily(start, start + at - 1) is { } opener ? opener : word;
        return null;
    }

    private static bool IsPath(ReadOnlySpan<char> word) => word switch
    {
        ['/', var letter, ..] => char.IsLetterOrDigit(letter),
        ['.' or '~', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] => true,
        [var drive, ':', '/' or '\\', ..] => char.IsAsciiLetter(drive),
        _ => word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (word.IndexOf('/') is > 0 and var slash && IsHost(word[..slash])),
    };

    private static bool IsHost(ReadOnlySpan<char> name) => name.Contains('.') && name.IndexOfAnyExcept(s_hostCharacters) < 0;

    private int EndOf(int start, int url, int end)
    {
        // Punctuation at the end may belong to the sentence.
        var core = end;
        while (core > url && !char.IsLetterOrDigit(_text[core - 1]) && !s_urlEndings.Contains(_text[core - 1]))
            core--;

        var familyBefore = url > start ? FamilyOf(url - 1) : null;
        var openFamilies = 0;
        for (var index = url; index < end; index++)
        {
            var family = FamilyOf(index);
            var bit = family is { } mark ? 1 << mark : 0;
            if ((openFamilies & bit) == 0
                && (index >= core || (family is not null && family == familyBefore && !char.IsLetterOrDigit(_text[index + 1]))))
                return index;
            openFamilies ^= bit;
        }

        return end;
    }

    private int? FirstOfSameFamily(int start, int index) =>
        Enumerable.Range(start, index - start + 1).First(first => FamilyOf(first) == FamilyOf(index)) is var first && first < index
            ? first
            : null;

    private bool IsMark(char character) => character == Quotations.Apostrophe || _quotes.IsMark(character);

    /// <summary>Null for a character that is not a quotation mark.</summary>
    private int? FamilyOf(int index) =>
        _text[index] == Quotations.Apostrophe ? (int)MarkFamily.Inner + 1
        : _quotes.IsMark(_text[index]) ? (int)MarkFamilies.Of(_text[index])
        : null;
}
