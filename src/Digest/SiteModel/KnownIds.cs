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
        [ReferenceKind.Event] = new("event", ContentFiles.EventsFolder, files.EventIds),
        [ReferenceKind.Story] = new("story", ContentFiles.ArticlesFolder, files.StoryIds),
        [ReferenceKind.Page] = new("page", ContentFiles.PagesFolder, files.PageIds),
    }.ToFrozenDictionary();

    /// <summary>Reports an id that does not exist. A place may also be a name, which is not an id.</summary>
    public void Check(ReferenceKind kind, Reference reference, DiagnosticBag diagnostics)
    {
        if (kind != ReferenceKind.Place || Id.IsValid(reference.Id))
            _byKind[kind].Check(reference, diagnostics);
    }

    private static IdSet InRegistry(string kind, string file, IEnumerable<string> ids, Registries registries) =>
        new(kind, file, ids, registries.IsReadable(file));
}
