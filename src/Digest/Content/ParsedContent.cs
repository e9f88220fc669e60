using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Content;

/// <summary>Everything below <c>input/</c>, each thing read for itself; how they belong together is the next stage's work.</summary>
/// <param name="Named">The ids of all files, those that could not be read included: a mistake in one is not reported again wherever it is referred to.</param>
internal sealed record ParsedContent(
    Settings Settings,
    ImmutableArray<Language> Languages,
    Registries Registries,
    ImmutableArray<Article> Articles,
    ImmutableArray<Event> Events,
    ImmutableArray<StandingText> StandingTexts,
    NamedContent Named)
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
        return new(
            settings,
            languages,
            registries,
            ParseAll(articles, file => Article.Parse(file, cascade, registries.Glossary, context)),
            ParseAll(events, file => Event.Parse(file, context)),
            ParseAll(pages, file => StandingText.Parse(file, cascade, registries.Glossary, context)),
            new([.. articles.Select(FolderName)], [.. events.Select(file => file.Stem)], [.. pages.Select(FolderName)]));
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

/// <summary>The ids that the names of files and folders give.</summary>
internal sealed record NamedContent(ImmutableHashSet<string> Stories, ImmutableHashSet<string> Events, ImmutableHashSet<string> Pages);
