using System.Collections.Frozen;
using Digest.Content.Lint;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Content;

/// <summary>The ids of a kind of thing, and the place where one more would be added.</summary>
/// <param name="isWhole">False when their file could not be read: what is missing then is not the fault of who refers to it.</param>
internal sealed class Names(string kind, string home, IEnumerable<string> ids, bool isWhole = true)
{
    private readonly FrozenSet<string> _ids = ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an id is one of them; reports one that is not, with the nearest.</summary>
    public bool Require(Reference reference, DiagnosticBag diagnostics)
    {
        if (!isWhole || _ids.Contains(reference.Id))
            return true;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {kind} '{reference.Id}'",
            Nearest.DidYouMean(reference.Id, _ids.Order(StringComparer.Ordinal)) ?? $"Add it to {home}, or take another.");
        return false;
    }
}

/// <summary>Everything that a text may refer to by id, known before the first text is read: one run tells all that is wrong, whatever else is wrong beside it.</summary>
/// <param name="Glossary">The abbreviations that are explained at their first use.</param>
internal sealed record KnownNames(Names Topics, Names Entities, Names Places, Names Sources, Names Events, Names Stories, Names Pages, Glossary Glossary)
{
    /// <summary>The names that texts spell in one way.</summary>
    public Spellings Spellings { get; init; } = Spellings.None;

    public static KnownNames Of(Listing listing, Registries registries, Spellings spellings)
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

    public Names Of(CrossReferenceKind kind) => kind switch
    {
        CrossReferenceKind.Event => Events,
        CrossReferenceKind.Topic => Topics,
        CrossReferenceKind.Page => Pages,
        _ => Stories,
    };
}
