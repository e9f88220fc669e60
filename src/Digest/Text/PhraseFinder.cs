using System.Buffers;

namespace Digest.Text;

/// <summary>Finds fixed phrases in texts; where several start at one position, the longest.</summary>
internal sealed class PhraseFinder
{
    private readonly SearchValues<string> _phrases;
    private readonly ILookup<char, string> _byFirstLetter;

    public PhraseFinder(IEnumerable<string> phrases)
    {
        string[] longestFirst = [.. phrases.Distinct(StringComparer.Ordinal).OrderByDescending(phrase => phrase.Length)];
        _phrases = SearchValues.Create(longestFirst, StringComparison.Ordinal);
        _byFirstLetter = longestFirst.ToLookup(phrase => phrase[0]);
    }

    public IEnumerable<Range> FindAll(string text)
    {
        for (int from = 0, next; (next = text.AsSpan(from).IndexOfAny(_phrases)) >= 0;)
        {
            var start = from + next;
            var found = _byFirstLetter[text[start]].First(phrase => string.CompareOrdinal(text, start, phrase, 0, phrase.Length) == 0);
            from = start + found.Length;
            yield return start..from;
        }
    }
}
