using Digest.Text;

namespace Digest.Content.Lint;

/// <summary>The spellings of names in one language.</summary>
internal sealed class SpellingsInLanguage
{
    private readonly ImmutableArray<ImmutableArray<string>> _names;
    private readonly WholePhrases _phrases;
    private readonly FrozenDictionary<string, int> _nameOf;

    /// <param name="names">The spellings of each name, the preferred one first; composed.</param>
    /// <param name="clitics">See <see cref="WordEdges.StartsAt"/>.</param>
    public SpellingsInLanguage(IEnumerable<ImmutableArray<string>> names, string clitics)
    {
        _names = [.. names.Where(spellings => spellings.Length > 1)];
        _nameOf = _names
            .SelectMany((spellings, number) => spellings.Select(spelling => (spelling, number)))
            .SelectMany(pair => UnicodeForms.Of(pair.spelling).Select(spelling => (spelling, pair.number)))
            .DistinctBy(pair => pair.spelling, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.spelling, pair => pair.number);
        _phrases = new(_nameOf.Keys, (text, range) =>
            WordEdges.StartsAt(text, range.Start.Value, clitics) && WordEdges.EndsAt(text, range.End.Value));
    }

    public string Preferred(int name) => _names[name][0];

    /// <summary>The spellings in a text that are whole words; composed, also if the text is not.</summary>
    public IEnumerable<(int Name, string Spelling, int Index)> FindAll(string text) => _phrases.FindAll(text)
        .Select(range => (Spelling: text[range], Index: range.Start.Value))
        .Select(found => (_nameOf[found.Spelling], found.Spelling.Normalize(), found.Index));

    public override string ToString() => string.Join('\n', _names.Select(spellings => string.Join('|', spellings)));
}
