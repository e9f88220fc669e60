using System.Buffers;
using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>The spellings of names in one language.</summary>
internal sealed class SpellingsInLanguage
{
    private readonly ImmutableArray<ImmutableArray<string>> _names;
    private readonly SearchValues<string> _any;
    private readonly FrozenDictionary<string, int> _nameOf;
    private readonly ImmutableArray<int> _lengths;
    private readonly string _clitics;

    /// <param name="names">The spellings of each name, the preferred one first; composed.</param>
    /// <param name="clitics">See <see cref="WordEdges.StartsAt"/>.</param>
    public SpellingsInLanguage(IEnumerable<ImmutableArray<string>> names, string clitics)
    {
        _clitics = clitics;
        _names = [.. names.Where(spellings => spellings.Length > 1)];
        _nameOf = _names
            .SelectMany((spellings, number) => spellings.Select(spelling => (spelling, number)))
            .SelectMany(pair => UnicodeForms.Of(pair.spelling).Select(spelling => (spelling, pair.number)))
            .DistinctBy(pair => pair.spelling, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.spelling, pair => pair.number);
        _any = SearchValues.Create([.. _nameOf.Keys], StringComparison.Ordinal);
        _lengths = [.. _nameOf.Keys.Select(spelling => spelling.Length).Distinct().OrderDescending()];
    }

    public string Preferred(int name) => _names[name][0];

    /// <summary>The spellings in a text that are whole words; composed, also if the text is not.</summary>
    public IEnumerable<(int Name, string Spelling, int Index)> FindAll(string text)
    {
        for (var at = Next(0); at >= 0; at = Next(at))
        {
            if (At(text, at) is not { } spelling)
            {
                at++;
                continue;
            }

            yield return (_nameOf[spelling], spelling.Normalize(), at);
            at += spelling.Length;
        }

        int Next(int from) => from < text.Length && text.AsSpan(from).IndexOfAny(_any) is var next && next >= 0 ? from + next : -1;
    }

    public override string ToString() => string.Join('\n', _names.Select(spellings => string.Join('|', spellings)));

    private string? At(string text, int start)
    {
        if (!WordEdges.StartsAt(text, start, _clitics))
            return null;
        foreach (var length in _lengths.Where(length => start + length <= text.Length && WordEdges.EndsAt(text, start + length)))
        {
            if (text.Substring(start, length) is var spelling && _nameOf.ContainsKey(spelling))
                return spelling;
        }

        return null;
    }
}
