using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The files below <c>input/</c> by kind. Indices of <see cref="SourceTree.Files"/> stay valid if a file changes.</summary>
internal sealed record ContentFiles(
    ImmutableArray<int> Articles,
    ImmutableArray<int> Events,
    ImmutableArray<int> StandingTexts,
    ImmutableArray<int> SharedData,
    ImmutableArray<int> Media)
{
    private const string Root = ProjectLayout.Input + "/";
    public const string ArticlesFolder = Root + "articles/";
    public const string EventsFolder = Root + "events/";
    public const string PagesFolder = Root + "pages/";

    public required ImmutableArray<string> EventIds { get; init; }
    public required ImmutableArray<string> StoryIds { get; init; }
    public required ImmutableArray<string> PageIds { get; init; }

    /// <summary>
    /// The paths that files and folders with a slip in their name should have: shared data of a folder, a registry, a folder of texts or
    /// events (with a slash at the end).
    /// </summary>
    public required ImmutableArray<string> Misnamed { get; init; }

    /// <summary>Pictures beside texts, in formats that pages cannot show.</summary>
    public required ImmutableArray<int> OtherPictures { get; init; }

    /// <summary>The story and the language of each article file, also of those that cannot be read.</summary>
    public required FrozenSet<(string StoryId, string Language)> StoryTexts { get; init; }

    /// <summary>Whether a file is in a folder of texts, and is not ignored.</summary>
    public static bool IsBesideText(SourceFile file) => !IsIgnored(file)
        && (file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal) || file.Path.StartsWith(PagesFolder, StringComparison.Ordinal));

    /// <summary>As in Statiq, no page is made of files and folders whose names start with an underscore.</summary>
    private static bool IsIgnored(SourceFile file) => file.Path.Contains("/_", StringComparison.Ordinal);

    /// <summary>Sorts the files, and reports unused files and duplicate ids.</summary>
    public static ContentFiles In(SourceTree sources, ImmutableArray<Language> languages, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd(
            nameof(ContentFiles),
            [sources.PathsKey, .. languages],
            diagnostics,
            own => Sort(sources, [.. languages.Select(language => language.Code)], own))!;

    private static ContentFiles Sort(SourceTree sources, ImmutableArray<string> codes, DiagnosticBag diagnostics)
    {
        var unused = new List<SourceFile>();
        var (articles, events, pages, shared, media) = (Indices(), Indices(), Indices(), Indices(), Indices());
        var otherPictures = Indices();
        var misnamed = ImmutableArray.CreateBuilder<string>();
        for (var index = 0; index < sources.Files.Length; index++)
        {
            var file = sources.Files[index];
            if (!file.Path.StartsWith(Root, StringComparison.Ordinal))
                continue;
            if (HasInvisibleName(file, diagnostics))
            {
                misnamed.AddRange(PathsMeant(InvisibleCharacters.Remove(file.Path)));
                continue;
            }

            if (MediaLibrary.Accepts(file))
                media.Add(index);
            if (Cascade.Holds(file))
                shared.Add(index);
            if (MeantPath(file) is { } path && sources.Find(path) is null)
            {
                var message = $"this file is not read: its name is not '{path[(path.LastIndexOf('/') + 1)..]}'";
                diagnostics.Error(DiagnosticCode.BadFileName, SourceLocation.OfFile(file.Path), message, $"Rename it to {path}.");
                misnamed.Add(path);
                continue;
            }

            if (IsIgnored(file) || Registries.Files.Contains(file.Path, StringComparer.Ordinal))
                continue;

            var isArticle = file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal);
            var isPage = file.Path.StartsWith(PagesFolder, StringComparison.Ordinal);
            if (isArticle && file.Extension == ".md")
                articles.Add(index);
            else if (isPage && file.Extension == ".md")
                pages.Add(index);
            else if (file.Extension is ".yml" or ".yaml" && file.Path.StartsWith(EventsFolder, StringComparison.Ordinal))
                events.Add(index);
            else if (MediaLibrary.IsOtherPicture(file) && (isArticle || isPage))
                otherPictures.Add(index);
            else if (!(MediaLibrary.Accepts(file) && (isArticle || isPage)) && FileNames.ProblemIn(file.Name) is null)
                unused.Add(file);
        }

        var texts = articles.Concat(pages).Select(index => sources.Files[index]).ToList();
        var ids = FilesAt(events).Concat(texts).Select(file => file.Path).Concat(texts.Select(text => text.Folder));
        FileNames.Check(sources, ids, diagnostics);
        var stray = new StrayFiles(sources, codes, diagnostics);
        misnamed.AddRange(stray.Report(unused));
        stray.ReportNested(texts);
        ReportDuplicates(FilesAt(events), file => file.Stem, "event", diagnostics);
        // A story is one folder: two folders of one name would mix their translations.
        ReportDuplicates(FilesAt(articles).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "story", diagnostics);
        ReportDuplicates(FilesAt(pages).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "page", diagnostics);
        ReportDuplicates(texts, file => $"{file.Folder}/{file.Stem}", "text", diagnostics);
        ReportDuplicates(FilesAt(shared), file => file.Folder, "shared data of", diagnostics);
        return new(articles.ToImmutable(), events.ToImmutable(), pages.ToImmutable(), shared.ToImmutable(), media.ToImmutable())
        {
            EventIds = [.. FilesAt(events).Select(file => file.Stem)],
            StoryIds = [.. FilesAt(articles).Select(FolderName)],
            PageIds = [.. FilesAt(pages).Select(FolderName)],
            Misnamed = misnamed.ToImmutable(),
            OtherPictures = otherPictures.ToImmutable(),
            StoryTexts = FilesAt(articles).Select(file => (FolderName(file), file.Stem)).ToFrozenSet(),
        };

        IEnumerable<SourceFile> FilesAt(IEnumerable<int> indices) => indices.Select(index => sources.Files[index]);
    }

    /// <summary>
    /// Reports the name of a file or folder that looks like another one. Pictures are reported where they are used, because cameras and
    /// systems name them; files that are ignored are not reported.
    /// </summary>
    private static bool HasInvisibleName(SourceFile file, DiagnosticBag diagnostics)
    {
        if (!InvisibleCharacters.MayBeIn(file.Path))
            return false;
        var isIgnored = file.Folder.Contains("/_", StringComparison.Ordinal)
            || (file.Name.StartsWith('_') && !Cascade.IsNameOfData(InvisibleCharacters.Remove(file.Name)));
        return !isIgnored && InvisibleCharacters.ReportInName(MediaLibrary.Accepts(file) ? file.Folder : file.Path, diagnostics);
    }

    /// <summary>A path, and the folder whose ids are not all known if the file is not read.</summary>
    private static IEnumerable<string> PathsMeant(string path) =>
        new[] { ArticlesFolder, EventsFolder, PagesFolder }
            .Where(folder => path.StartsWith(folder, StringComparison.Ordinal) && !Cascade.IsPathOfData(path))
            .Prepend(path);

    /// <summary>Whether a file has an extension of YAML, also with an ending that editors or systems add.</summary>
    public static bool IsDataFile(SourceFile file) =>
        file.Extension is ".yml" or ".yaml"
        || file.Name.EndsWith(".yml.txt", StringComparison.OrdinalIgnoreCase)
        || file.Name.EndsWith(".yaml.txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without underscores before it and without extensions.</summary>
    public static string BareName(SourceFile file) => file.Name.TrimStart('_').Split('.')[0];

    private static string? MeantPath(SourceFile file) =>
        file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal) || file.Path.StartsWith(PagesFolder, StringComparison.Ordinal)
            ? Cascade.MeantName(file) is { } name ? $"{file.Folder}/{name}" : null
            : Registries.MeantPath(file);

    private static ImmutableArray<int>.Builder Indices() => ImmutableArray.CreateBuilder<int>();

    private static string FolderName(SourceFile file) => file.Folder[(file.Folder.LastIndexOf('/') + 1)..];

    private static void ReportDuplicates(IEnumerable<SourceFile> files, Func<SourceFile, string> idOf, string kind, DiagnosticBag bag)
    {
        const string Advice = "Rename one of the two: the name is the id.";
        foreach (var group in files.GroupBy(idOf, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var file in group.Skip(1))
            {
                var message = $"{group.First().Path} has the same id: {kind} '{idOf(file)}'";
                bag.Error(DiagnosticCode.DuplicateId, new(file.Path, 1, 1), message, Advice);
            }
        }
    }
}
