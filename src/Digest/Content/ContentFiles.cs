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
    public const string Root = ProjectLayout.Input + "/";
    public const string ArticlesFolder = Root + "articles/";
    public const string EventsFolder = Root + "events/";
    public const string PagesFolder = Root + "pages/";

    /// <summary>The ids by their files, also of those that are not read because of their names.</summary>
    public required ImmutableArray<string> EventIds { get; init; }

    public required ImmutableArray<string> StoryIds { get; init; }
    public required ImmutableArray<string> PageIds { get; init; }

    /// <summary>
    /// The paths that files and folders with an error in their name should have; those of folders end with a slash. What they hold is
    /// not read, so it is not known whether keys are missing and references lead nowhere.
    /// </summary>
    public required ImmutableArray<string> Misnamed { get; init; }

    /// <summary>See <see cref="StaticFile"/>.</summary>
    public required ImmutableArray<int> Static { get; init; }

    /// <summary>Files beside texts, in formats that pages cannot show and texts cannot link to.</summary>
    public required ImmutableArray<int> OtherFiles { get; init; }

    /// <summary>See <see cref="DataFiles"/>.</summary>
    public required ImmutableArray<int> Data { get; init; }

    /// <summary>The story and the language of each article file, also of those that cannot be read.</summary>
    public required FrozenSet<(string StoryId, string Language)> StoryTexts { get; init; }

    /// <summary>Whether a file is in a folder of texts, and is not ignored.</summary>
    public static bool IsBesideText(SourceFile file) => !IsIgnored(file)
        && (file.Path.StartsWith(ArticlesFolder, StringComparison.Ordinal) || file.Path.StartsWith(PagesFolder, StringComparison.Ordinal));

    /// <summary>As in Statiq, no page is made of files and folders whose names start with an underscore.</summary>
    public static bool IsIgnored(SourceFile file) => file.Path.Contains("/_", StringComparison.Ordinal);

    /// <summary>Sorts the files, and reports unused files and duplicate ids.</summary>
    public static ContentFiles In(SourceTree sources, ImmutableArray<Language> languages, BuildCache cache, DiagnosticBag diagnostics) =>
        cache.GetOrAdd(
            nameof(ContentFiles),
            [sources.PathsKey, .. languages],
            diagnostics,
            own => new FileSorter(sources, [.. languages.Select(language => language.Code)], own).Sort())!;

    /// <summary>Whether a file has an extension of YAML, also with an ending that editors or systems add.</summary>
    public static bool IsDataFile(SourceFile file) =>
        file.Extension is ".yml" or ".yaml"
        || file.Name.EndsWith(".yml.txt", StringComparison.OrdinalIgnoreCase)
        || file.Name.EndsWith(".yaml.txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without underscores before it and without extensions.</summary>
    public static string BareName(SourceFile file) => file.Name.TrimStart('_').Split('.')[0];
}
