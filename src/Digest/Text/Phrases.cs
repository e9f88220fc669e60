using System.Buffers;

namespace Digest.Text;

/// <summary>Finds fixed phrases in texts; of those that start at one place the longest.</summary>
internal sealed class Phrases
{
    private readonly SearchValues<string> _any;
    private readonly ILookup<char, string> _byFirst;

    public Phrases(IEnumerable<string> phrases)
    {
        string[] known = [.. phrases.Distinct(StringComparer.Ordinal).OrderByDescending(phrase => phrase.Length)];
        _any = SearchValues.Create(known, StringComparison.Ordinal);
        _byFirst = known.ToLookup(phrase => phrase[0]);
    }

    public IEnumerable<Range> In(string text)
    {
        for (int from = 0, next; (next = text.AsSpan(from).IndexOfAny(_any)) >= 0;)
        {
            var start = from + next;
            from = start + _byFirst[text[start]].First(phrase => string.CompareOrdinal(text, start, phrase, 0, phrase.Length) == 0).Length;
            yield return start..from;
        }
    }
}
