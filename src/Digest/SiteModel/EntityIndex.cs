using Digest.Content;
using Digest.Languages;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>
/// The persons, organisations and places that content names. An entity has a page in an edition if an article of it lists the entity, or
/// an event, which every edition shows.
/// </summary>
internal sealed class EntityIndex
{
    private readonly Dictionary<string, ImmutableArray<Event>> _events;
    private readonly FrozenDictionary<string, ImmutableArray<Entity>> _byLanguage;
    private readonly FrozenSet<(string Language, string Id)> _pages;

    /// <param name="events">In order of time.</param>
    public EntityIndex(FrozenDictionary<string, Entity> entities, IEnumerable<Event> events, ImmutableArray<Edition> editions)
    {
        _events = Index.Of(events, entry => Named(entry).DistinctBy(reference => reference.Id, StringComparer.Ordinal));
        _byLanguage = editions.ToFrozenDictionary(
            edition => edition.Language.Code,
            edition => InOrder(entities.Values.Where(entity => IsNamed(entity, edition)), edition.Language));
        _pages = _byLanguage.SelectMany(pair => pair.Value.Select(entity => (pair.Key, entity.Id))).ToFrozenSet();
    }

    /// <summary>The entities with a page in an edition: by type, then in the order of the language.</summary>
    public ImmutableArray<Entity> In(Language language) => _byLanguage[language.Code];

    public bool HasPage(Entity entity, Language language) => _pages.Contains((language.Code, entity.Id));

    /// <summary>The events with an entity, in order of time.</summary>
    public ImmutableArray<Event> EventsWith(Entity entity) => _events.GetValueOrDefault(entity.Id, []);

    /// <summary>The entities of an event. Its place is one of them, or a name that is no id of an entity.</summary>
    public static IEnumerable<Reference> Named(Event entry) => entry.Place is { } place ? entry.Entities.Append(place) : entry.Entities;

    private bool IsNamed(Entity entity, Edition edition) => _events.ContainsKey(entity.Id) || !edition.Naming(entity.Id).IsEmpty;

    private static ImmutableArray<Entity> InOrder(IEnumerable<Entity> entities, Language language) =>
    [
        .. entities
            .Select(entity => (entity, key: language.NameOrder.KeyOf(entity.Name.WrittenIn(language) ?? entity.Id)))
            .OrderBy(pair => pair.entity.Type)
            .ThenBy(pair => pair.key, StringComparer.Ordinal)
            .ThenBy(pair => pair.entity.Id, StringComparer.Ordinal)
            .Select(pair => pair.entity),
    ];
}
