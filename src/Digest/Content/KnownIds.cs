using Digest.Content.Lint;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Everything that a text may refer to by id, known before the first text is read: one run tells all that is wrong, whatever else is wrong beside it.</summary>
/// <param name="Glossary">The abbreviations that are explained at their first use.</param>
internal sealed record KnownIds(IdSet Topics, IdSet Entities, IdSet Places, IdSet Sources, IdSet Events, IdSet Stories, IdSet Pages, Glossary Glossary)
{
    /// <summary>The names that texts spell in one way.</summary>
    public Spellings Spellings { get; init; } = Spellings.None;

    public static KnownIds Of(Listing listing, Registries registries, Spellings spellings)
    {
        var entities = registries.IsReadable(Registries.Files[1]);
        return new(
            new("topic", Registries.Files[0], registries.Topics.Keys, registries.IsReadable(Registries.Files[0])),
            new("entity", Registries.Files[1], registries.Entities.Keys, entities),
            new("place", Registries.Files[1], registries.Entities.Keys, entities),
            new("source", Registries.Files[2], registries.Sources.Keys, registries.IsReadable(Registries.Files[2])),
            listing.EventNames,
            listing.StoryNames,
            listing.PageNames,
            registries.Glossary)
        {
            Spellings = spellings,
        };
    }

    /// <summary>A place is an entity, or a name: what looks like an id must be one.</summary>
    public void RequirePlace(Reference place, DiagnosticBag diagnostics)
    {
        if (place.Id.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            Places.Require(place, diagnostics);
    }

    public IdSet Of(CrossReferenceKind kind) => kind switch
    {
        CrossReferenceKind.Event => Events,
        CrossReferenceKind.Topic => Topics,
        CrossReferenceKind.Page => Pages,
        _ => Stories,
    };
}
