using System.Buffers;

namespace Digest.Text;

/// <summary>Finds fixed phrases that are whole words in a text; where several start at one position, the longest.</summary>
/// <param name="isWhole">Whether the words of a text start and end at the edges of a range.</param>
internal sealed class WholePhrases(IReadOnlyCollection<string> phrases, Func<string, Range, bool> isWhole)
{
    private readonly SearchValues<string> _any = SearchValues.Create([.. phrases], StringComparison.Ordinal);
    private readonly FrozenSet<string> _phrases = phrases.ToFrozenSet(StringComparer.Ordinal);
    private readonly ImmutableArray<int> _lengths = [.. phrases.Select(phrase => phrase.Length).Distinct().OrderDescending()];

    public IEnumerable<Range> FindAll(string text)
    {
        for (var at = Next(0); at >= 0; at = Next(at))
        {
            if (At(text, at) is not { } found)
            {
                at++;
                continue;
            }

            yield return found;
            at = found.End.Value;
        }

        int Next(int from) => from < text.Length && text.AsSpan(from).IndexOfAny(_any) is var next && next >= 0 ? from + next : -1;
    }

    private Range? At(string text, int start)
    {
        var lookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            var range = start..(start + length);
            if (start + length <= text.Length && lookup.Contains(text.AsSpan()[range]) && isWhole(text, range))
                return range;
        }

        return null;
    }
}
