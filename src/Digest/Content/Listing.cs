using System.Collections.Immutable;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>What the files below <c>input/</c> are by their names alone. Places are indices into <see cref="SourceTree.Files"/>: they outlast a change in a file.</summary>
internal sealed record Listing(ImmutableArray<int> Articles, ImmutableArray<int> Events, ImmutableArray<int> StandingTexts, ImmutableArray<int> SharedData, ImmutableArray<int> Media)
{
    private const string Root = "input/";
    private const string ArticlesFolder = Root + "articles/";
    private const string EventsFolder = Root + "events/";
    private const string PagesFolder = Root + "pages/";

    /// <summary>The ids that file names give.</summary>
    public required IdSet EventNames { get; init; }
    public required IdSet StoryNames { get; init; }
    public required IdSet PageNames { get; init; }

    /// <summary>Sorts the files, and reports those that are nobody's and those that claim one name.</summary>
    public static Listing Of(SourceTree sources, DiagnosticBag diagnostics)
    {
        var (articles, events, pages, shared, media) = (Places(), Places(), Places(), Places(), Places());
        for (var place = 0; place < sources.Files.Length; place++)
        {
            var file = sources.Files[place];
            if (!file.Path.StartsWith(Root, StringComparison.Ordinal))
                continue;
            if (MediaLibrary.Accepts(file))
                media.Add(place);
            if (Cascade.Holds(file))
                shared.Add(place);
            // The underscore rule: a name that starts with it is nobody's page.
            if (file.Path.Contains("/_", StringComparison.Ordinal) || Registries.Files.Contains(file.Path, StringComparer.Ordinal))
                continue;

            var isText = file.Extension == ".md";
            if (isText && file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal))
                articles.Add(place);
            else if (isText && file.Path.StartsWith(PagesFolder, StringComparison.Ordinal))
                pages.Add(place);
            else if (file.Extension is ".yml" or ".yaml" && file.Path.StartsWith(EventsFolder, StringComparison.Ordinal))
                events.Add(place);
            else if (!MediaLibrary.Accepts(file) || !(file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal) || file.Path.StartsWith(PagesFolder, StringComparison.Ordinal)))
                diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(file.Path), "this file is not used", "Move it where it belongs, or start its name with '_'.");
        }

        ReportTwins(FilesAt(events), file => file.Stem, "event", diagnostics);
        // A story is one folder: of two with one name, in whatever languages, neither may lend the other its texts.
        ReportTwins(FilesAt(articles).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "story", diagnostics);
        ReportTwins(FilesAt(pages).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "page", diagnostics);
        ReportTwins(FilesAt(articles).Concat(FilesAt(pages)), file => $"{file.Folder}/{file.Stem}", "text", diagnostics);
        ReportTwins(FilesAt(shared), file => file.Folder, "shared data of", diagnostics);
        return new(articles.ToImmutable(), events.ToImmutable(), pages.ToImmutable(), shared.ToImmutable(), media.ToImmutable())
        {
            EventNames = new("event", EventsFolder, FilesAt(events).Select(file => file.Stem)),
            StoryNames = new("story", ArticlesFolder, FilesAt(articles).Select(FolderName)),
            PageNames = new("page", PagesFolder, FilesAt(pages).Select(FolderName)),
        };

        IEnumerable<SourceFile> FilesAt(IEnumerable<int> places) => places.Select(place => sources.Files[place]);
    }

    private static ImmutableArray<int>.Builder Places() => ImmutableArray.CreateBuilder<int>();

    private static string FolderName(SourceFile file) => file.Folder[(file.Folder.LastIndexOf('/') + 1)..];

    /// <summary>Names that two files give, where each should be one thing.</summary>
    private static void ReportTwins(IEnumerable<SourceFile> files, Func<SourceFile, string> idOf, string kind, DiagnosticBag diagnostics)
    {
        foreach (var twins in files.GroupBy(idOf, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
        {
            foreach (var twin in twins.Skip(1))
                diagnostics.Error(DiagnosticCode.DuplicateId, new(twin.Path, 1, 1), $"the {kind} '{idOf(twin)}' stands in {twins.First().Path} as well", "Rename one of the two: the name is the id.");
        }
    }
}
