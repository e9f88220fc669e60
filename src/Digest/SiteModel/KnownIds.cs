using Digest.Content;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Text;

namespace Digest.SiteModel;

/// <summary>Every id that content may refer to, known from file names and registries.</summary>
internal sealed class KnownIds
{
    private const int MaximumOfNames = 3;

    private readonly FrozenDictionary<ReferenceKind, IdSet> _byKind;
    private readonly ImmutableArray<string> _missingFiles;
    private readonly IdAdvice _advice;

    public KnownIds(ContentFiles files, Registries registries)
    {
        var unknown = registries.Unreadable.Concat(files.Misnamed).ToHashSet(StringComparer.Ordinal);
        _byKind = new Dictionary<ReferenceKind, IdSet>
        {
            [ReferenceKind.Topic] = In("topic", Registries.TopicsFile, registries.Topics.Keys),
            [ReferenceKind.Entity] = In("entity", Registries.EntitiesFile, registries.Entities.Keys),
            [ReferenceKind.Place] = In("place", Registries.EntitiesFile, registries.Entities.Keys),
            [ReferenceKind.Source] = In("source", Registries.SourcesFile, registries.Sources.Keys),
            [ReferenceKind.Event] = In("event", ContentFiles.EventsFolder, files.EventIds),
            [ReferenceKind.Story] = In("story", ContentFiles.ArticlesFolder, files.StoryIds),
            [ReferenceKind.Page] = In("page", ContentFiles.PagesFolder, files.PageIds),
        }.ToFrozenDictionary();
        _missingFiles = registries.Missing;
        _advice = new(registries);

        // A file whose name is not an id is reported; references may have the id that it should be.
        IdSet In(string name, string home, IEnumerable<string> ids) => new(
            name, home, [.. ids.SelectMany(id => Id.IsValid(id) ? [id] : new[] { id, Slug.Of(id) })], IsComplete: !unknown.Contains(home));
    }

    /// <summary>Reports an id that does not exist, and suggests the nearest one. A place may also be a name, which is not an id.</summary>
    public void Check(ReferenceKind kind, Reference reference, DiagnosticBag diagnostics)
    {
        if (_byKind[kind] is { IsComplete: true, IsEmpty: false } known && !IsName(kind, reference) && !known.Ids.Contains(reference.Id))
            Report(kind, reference, diagnostics);
    }

    /// <summary>
    /// Reports a registry or folder that has no ids, because it is missing or empty, once and not at every reference to it. A single
    /// reference is reported at its place.
    /// </summary>
    /// <param name="references">Every reference that <see cref="HasEmptyHome"/>.</param>
    public void CheckHomes(IEnumerable<(ReferenceKind Kind, Reference Reference)> references, DiagnosticBag diagnostics)
    {
        var broken = references.DistinctBy(one => (one.Reference.Id, one.Reference.Location));
        foreach (var home in broken.GroupBy(one => _byKind[one.Kind].Home, StringComparer.Ordinal))
        {
            ImmutableArray<(ReferenceKind Kind, Reference Reference)> ordered =
                [.. home.OrderBy(one => one.Reference.Location).ThenBy(one => one.Reference.Id, StringComparer.Ordinal)];
            if (ordered is [var (kind, reference)])
                Report(kind, reference, diagnostics);
            else
                ReportHome(home.Key, [.. ordered.Select(one => one.Reference)], diagnostics);
        }
    }

    /// <summary>Whether there is a registry or folder without ids.</summary>
    public bool HasEmptyHomes => _byKind.Values.Any(set => set is { IsComplete: true, IsEmpty: true });

    /// <summary>Whether the id of a reference belongs to a registry or folder without ids.</summary>
    public bool HasEmptyHome((ReferenceKind Kind, Reference Reference) reference) =>
        _byKind[reference.Kind] is { IsComplete: true, IsEmpty: true } && !IsName(reference.Kind, reference.Reference);

    private static bool IsName(ReferenceKind kind, Reference reference) => kind == ReferenceKind.Place && !Id.IsValid(reference.Id);

    private void ReportHome(string home, ImmutableArray<Reference> references, DiagnosticBag diagnostics)
    {
        var ids = references.Select(reference => reference.Id).Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(", ", ids.Take(MaximumOfNames).Select(id => $"'{id}'"));
        var more = ids.Count > MaximumOfNames ? $" and {ids.Count - MaximumOfNames} more" : "";
        var what = home.EndsWith('/') ? "this folder is missing or empty"
            : _missingFiles.Contains(home) ? "this file is missing"
            : "this file is empty";
        var (path, line, column) = references[0].Location;
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            SourceLocation.OfFile(home.TrimEnd('/')),
            $"{what}, but {references.Length} references need its ids: {names}{more}",
            $"Restore it, or give it its right name; the first reference is {path}({line},{column}).");
    }

    private void Report(ReferenceKind kind, Reference reference, DiagnosticBag diagnostics)
    {
        var (name, home) = (_byKind[kind].Name, _byKind[kind].Home);
        var missing = _missingFiles.Contains(home) ? ", which is missing," : ",";
        diagnostics.Error(
            DiagnosticCode.UnknownId,
            reference.Location,
            $"there is no {name} '{reference.Id}'",
            _advice.On(kind, reference.Id, _byKind[kind].Ids.Where(Id.IsValid).ToHashSet()) ?? (kind == ReferenceKind.Place
                ? $"Add it to {home}{missing} or, if it is a name and not an id, write it with a capital letter."
                : $"Add it to {home}{missing} or use another."));
    }

    /// <param name="Name">The name of the kind in messages.</param>
    /// <param name="Home">The file or folder to which an id is added.</param>
    /// <param name="IsComplete">
    /// False if the registry cannot be read, or if something has the wrong name: missing ids are then not reported.
    /// </param>
    private sealed record IdSet(string Name, string Home, HashSet<string> Ids, bool IsComplete)
    {
        public bool IsEmpty => Ids.Count == 0;
    }
}
