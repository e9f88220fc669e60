using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.SiteModel;

/// <summary>Every id that content may refer to, known from file names and registries.</summary>
internal sealed class KnownIds(ContentFiles files, Registries registries)
{
    private readonly FrozenDictionary<ReferenceKind, IdSet> _byKind = new Dictionary<ReferenceKind, IdSet>
    {
        [ReferenceKind.Topic] = InRegistry("topic", Registries.TopicsFile, registries.Topics.Keys, registries),
        [ReferenceKind.Entity] = InRegistry("entity", Registries.EntitiesFile, registries.Entities.Keys, registries),
        [ReferenceKind.Place] = InRegistry("place", Registries.EntitiesFile, registries.Entities.Keys, registries),
        [ReferenceKind.Source] = InRegistry("source", Registries.SourcesFile, registries.Sources.Keys, registries),
        [ReferenceKind.Event] = new("event", ContentFiles.EventsFolder, [.. files.EventIds]),
        [ReferenceKind.Story] = new("story", ContentFiles.ArticlesFolder, [.. files.StoryIds]),
        [ReferenceKind.Page] = new("page", ContentFiles.PagesFolder, [.. files.PageIds]),
    }.ToFrozenDictionary();

    /// <summary>Reports an id that does not exist, and suggests the nearest one. A place may also be a name, which is not an id.</summary>
    public void Check(ReferenceKind kind, Reference reference, DiagnosticBag diagnostics)
    {
        if (kind == ReferenceKind.Place && !Id.IsValid(reference.Id))
            return;
        var known = _byKind[kind];
        if (!known.IsComplete || known.Ids.Contains(reference.Id))
            return;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {known.Name} '{reference.Id}'",
            Nearest.DidYouMean(reference.Id, known.Ids) ?? AdviceOnName(kind, reference.Id) ?? $"Add it to {known.Home}, or use another.");
    }

    /// <summary>Advice on a name or a URL that is written instead of the id; null for others.</summary>
    private string? AdviceOnName(ReferenceKind kind, string written)
    {
        if (kind == ReferenceKind.Source && written.Contains("://", StringComparison.Ordinal))
            return $"Write the id from {Registries.SourcesFile} as well: {{ source: …, url: {written} }}.";
        var names = kind switch
        {
            ReferenceKind.Topic => registries.Topics.Values.Select(topic => (topic.Id, topic.Name.Texts)),
            ReferenceKind.Source => registries.Sources.Values.Select(source => (source.Id, source.Name.Texts)),
            ReferenceKind.Entity or ReferenceKind.Place => registries.Entities.Values.Select(entity => (entity.Id, entity.AllNames)),
            _ => [],
        };
        var slug = Slug.Of(written);
        return slug.Length > 0 && names.OrderBy(name => name.Id, StringComparer.Ordinal)
            .FirstOrDefault(name => name.Item2.Any(text => Slug.Of(text).Equals(slug, StringComparison.OrdinalIgnoreCase))).Id is { } id
            ? $"Did you mean '{id}'? That is the id of this name."
            : null;
    }

    private static IdSet InRegistry(string name, string file, IEnumerable<string> ids, Registries registries) =>
        new(name, file, [.. ids], registries.IsReadable(file));

    /// <param name="Name">The name of the kind in messages.</param>
    /// <param name="Home">The file or folder to which an id is added.</param>
    /// <param name="IsComplete">False if the registry could not be read: missing ids are then not reported.</param>
    private sealed record IdSet(string Name, string Home, HashSet<string> Ids, bool IsComplete = true);
}
