using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Content;

/// <summary>Everything below <c>input/</c>, each thing read for itself; how they belong together is the next stage's work.</summary>
internal sealed record ParsedContent(
    Settings Settings,
    ImmutableArray<Language> Languages,
    Registries Registries,
    ImmutableArray<Article> Articles,
    ImmutableArray<Event> Events,
    ImmutableArray<StandingText> StandingTexts)
{
    public const string Root = "input";
    private const string ArticlesFolder = Root + "/articles";
    private const string EventsFolder = Root + "/events";
    private const string PagesFolder = Root + "/pages";

    public static ParsedContent Parse(SourceTree sources, Settings settings, ImmutableArray<Language> languages, DiagnosticBag diagnostics)
    {
        var context = new ContentContext(sources, settings, languages, diagnostics);
        var cascade = Cascade.Parse(sources.Below(Root), diagnostics);
        var registries = Registries.Parse(sources, context);
        ReportUnexpected(sources, diagnostics);

        SourceFile[] articles = [.. TextsBelow(ArticlesFolder, sources)];
        SourceFile[] events = [.. sources.Below(EventsFolder).Where(file => IsPublic(file) && file.Extension is ".yml" or ".yaml")];
        SourceFile[] pages = [.. TextsBelow(PagesFolder, sources)];
        ReportTwins(events, file => file.Stem, "event", diagnostics);
        // A story is one folder: of two with one name, in whatever languages, neither may lend the other its texts.
        ReportTwins(articles.DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "story", diagnostics);
        ReportTwins(pages.DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "page", diagnostics);
        ReportTwins(articles.Concat(pages), file => $"{file.Folder}/{file.Stem}", "text", diagnostics);
        ReportTwins(sources.Below(Root).Where(Cascade.Holds), file => file.Folder, "shared data of", diagnostics);

        var names = new KnownNames(
            new("topic", Registries.Files[0], registries.Topics.Keys, registries.IsReadable(Registries.Files[0])),
            new("entity", Registries.Files[1], registries.Entities.Keys, registries.IsReadable(Registries.Files[1])),
            new("place", Registries.Files[1], registries.Entities.Keys, registries.IsReadable(Registries.Files[1])),
            new("source", Registries.Files[2], registries.Sources.Keys, registries.IsReadable(Registries.Files[2])),
            new("event", EventsFolder + "/", events.Select(file => file.Stem)),
            new("story", ArticlesFolder + "/", articles.Select(FolderName)),
            new("page", PagesFolder + "/", pages.Select(FolderName)),
            registries.Glossary);
        return new(
            settings,
            languages,
            registries,
            ParseAll(articles, file => Article.Parse(file, cascade, names, context)),
            ParseAll(events, file => Event.Parse(file, names, context)),
            ParseAll(pages, file => StandingText.Parse(file, cascade, names, context)));
    }

    /// <summary>Names that two files give, where each should be one thing.</summary>
    private static void ReportTwins(IEnumerable<SourceFile> files, Func<SourceFile, string> idOf, string kind, DiagnosticBag diagnostics)
    {
        foreach (var twins in files.GroupBy(idOf, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
        {
            foreach (var twin in twins.Skip(1))
                diagnostics.Error(DiagnosticCode.DuplicateId, new(twin.Path, 1, 1), $"the {kind} '{idOf(twin)}' stands in {twins.First().Path} as well", "Rename one of the two: the name is the id.");
        }
    }

    private static string FolderName(SourceFile file) => file.Folder[(file.Folder.LastIndexOf('/') + 1)..];

    /// <summary>One file says nothing of another, so they are read side by side; the order of the result is the order of the paths.</summary>
    private static ImmutableArray<T> ParseAll<T>(IEnumerable<SourceFile> files, Func<SourceFile, T?> parse)
        where T : class => [.. files.AsParallel().AsOrdered().Select(parse).OfType<T>()];

    private static IEnumerable<SourceFile> TextsBelow(string folder, SourceTree sources) =>
        sources.Below(folder).Where(file => IsPublic(file) && file.Extension == ".md");

    /// <summary>The underscore rule: a name that starts with it is nobody's page.</summary>
    private static bool IsPublic(SourceFile file) => !file.Path.Contains("/_", StringComparison.Ordinal);

    private static void ReportUnexpected(SourceTree sources, DiagnosticBag diagnostics)
    {
        foreach (var file in sources.Below(Root).Where(IsPublic))
        {
            var expected = file.Path switch
            {
                _ when Registries.Files.Contains(file.Path, StringComparer.Ordinal) => true,
                var path when path.StartsWith(EventsFolder + "/", StringComparison.Ordinal) => file.Extension is ".yml" or ".yaml",
                var path when path.StartsWith(ArticlesFolder + "/", StringComparison.Ordinal) || path.StartsWith(PagesFolder + "/", StringComparison.Ordinal) =>
                    file.Extension == ".md" || MediaLibrary.Accepts(file),
                _ => false,
            };
            if (!expected)
                diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(file.Path), "this file is not used", "Move it where it belongs, or start its name with '_'.");
        }
    }
}
