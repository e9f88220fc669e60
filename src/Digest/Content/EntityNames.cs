using Digest.Languages;
using Digest.Text;

namespace Digest.Content;

/// <summary>The names by which texts mention entities, in each language.</summary>
internal sealed class EntityNames
{
    private readonly FrozenDictionary<string, InLanguage> _byLanguage;

    /// <summary>The same text for two that find the same names in every text.</summary>
    public string Signature { get; }

    public EntityNames(IEnumerable<Entity> entities, IEnumerable<Source> sources, ImmutableArray<Language> languages)
    {
        var inOrder = entities.OrderBy(entity => entity.Id, StringComparer.Ordinal).ToList();
        var shields = sources.OrderBy(source => source.Id, StringComparer.Ordinal).ToList();
        _byLanguage = languages.ToFrozenDictionary(
            language => language.Code,
            language => new InLanguage(
                inOrder.SelectMany(entity => entity.NamesIn(language).Select(name => (name, entity.Id))),
                shields.Select(source => source.Name.WrittenIn(language)).OfType<string>(),
                language.Clitics));
        Signature = string.Join('\n', languages.Select(language => $"{language}\n{_byLanguage[language.Code]}"));
    }

    /// <summary>Whether both find the same names in every text.</summary>
    public bool AreSameAs(EntityNames other) => Signature == other.Signature;

    /// <summary>
    /// The names in a text that nothing is joined to, and the entities that have each. A name inside a longer one is not found, also inside
    /// that of a source or one with a clitic: "Washington" in "The Washington Post".
    /// </summary>
    public IEnumerable<(Range Place, ImmutableArray<string> Ids)> FindAll(string text, Language language) =>
        _byLanguage[language.Code].FindAll(text).Where(name => WordEdges.IsAlone(text, name.Place));

    /// <summary>The same, with the names that a clitic is joined to.</summary>
    public IEnumerable<(Range Place, ImmutableArray<string> Ids)> FindAllWithClitics(string text, Language language) =>
        _byLanguage[language.Code].FindAll(text);

    private sealed class InLanguage
    {
        private readonly WholePhrases _phrases;
        private readonly FrozenDictionary<string, ImmutableArray<string>> _ids;

        /// <param name="clitics">See <see cref="WordEdges.StartsAt"/>.</param>
        public InLanguage(IEnumerable<(string Name, string Id)> names, IEnumerable<string> shields, string clitics)
        {
            _ids = names
                .SelectMany(name => FormsOf(name.Name).Select(form => (form, name.Id)))
                .Concat(shields.SelectMany(FormsOf).Select(form => (form, Id: "")))
                .GroupBy(pair => pair.form, pair => pair.Id, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.Where(id => id.Length > 0).Distinct().ToImmutableArray());
            _phrases = new(_ids.Keys, (text, range) =>
                WordEdges.StartsAt(text, range.Start.Value, clitics) && WordEdges.EndsAt(text, range.End.Value));
        }

        public IEnumerable<(Range Place, ImmutableArray<string> Ids)> FindAll(string text) =>
            _phrases.FindAll(text).Select(range => (range, _ids[text[range]]));

        public override string ToString() => string.Join('\n', _ids
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"));

        /// <summary>Texts may be composed or decomposed.</summary>
        private static IEnumerable<string> FormsOf(string name) =>
            new[] { name.Normalize(), name.Normalize(NormalizationForm.FormD) }.Distinct(StringComparer.Ordinal);
    }
}
