using Digest.Configuration;
using Digest.Content.Lint;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>The parsed files of <c>input/</c>. References between them are checked when the site is assembled.</summary>
/// <param name="AllArticles">With invalid ones, so that the same run checks their references; also for events and standing texts.</param>
internal sealed record ParsedContent(
    Settings Settings,
    ImmutableArray<Language> Languages,
    ContentFiles Files,
    Registries Registries,
    ImmutableArray<Article> AllArticles,
    ImmutableArray<Event> AllEvents,
    ImmutableArray<StandingText> AllStandingTexts,
    ImmutableArray<StaticFile> StaticFiles)
{
    public const string Root = ProjectLayout.Input;

    public IEnumerable<IContentText> AllTexts => AllArticles.Concat<IContentText>(AllStandingTexts);

    public ImmutableArray<Article> Articles { get; } = [.. AllArticles.Where(article => article.IsValid)];
    public ImmutableArray<Event> Events { get; } = [.. AllEvents.Where(entry => entry.IsValid)];
    /// <summary>The layouts that standing pages name.</summary>
    public IEnumerable<Reference> OwnLayouts => StandingTexts.Select(text => text.Layout).OfType<Reference>();

    public ImmutableArray<StandingText> StandingTexts { get; } = [.. AllStandingTexts.Where(text => text.IsValid)];

    /// <summary>The fields that only the theme reads, of the settings.</summary>
    public required OwnFields Extra { get; init; }

    /// <summary>See <see cref="DataFiles"/>.</summary>
    public required OwnFields Data { get; init; }

    public static ParsedContent Parse(
        SourceTree sources,
        Settings settings,
        ImmutableArray<Language> languages,
        CompileOptions options,
        BuildCache cache,
        DiagnosticBag diagnostics)
    {
        using var stage = Stage.Start("parsed");
        var day = BuildDay.Of(settings.Now(options));
        // The same object until the day ends.
        var today = cache.Update<BuildDay>(nameof(BuildDay), previous => previous == day ? previous : day);
        var context = new ContentContext(sources, settings, languages, cache, today, diagnostics)
        {
            DeclaredFields = FieldDeclarations.Parse(sources, cache, diagnostics),
            Media = new(sources, settings.LinkRoot, cache, options.CopiesPictures),
            Part = options.Part,
        };
        context = context with { Embeds = Embeds.Parse(sources, languages, context.LanguagesKey, cache, diagnostics) };
        var files = ContentFiles.In(sources, languages, cache, diagnostics);
        var registries = Registries.Parse(sources, context, cache);
        var vocabulary = VocabularyOf(registries, context, cache);
        if (cache.Kept is not null)
            context = context with { SharedKey = TextKeys.OfShared(context, vocabulary, options) };
        var parser = new ContentParser(sources, context, options, cache)
        {
            Vocabulary = vocabulary,
            Cascade = Cascade.Parse(FilesAt(files.SharedData), files, cache, diagnostics),
            MediaKey = cache.GetOrAdd(
                nameof(ContentParser.MediaKey),
                [context.LanguagesKey, .. FilesAt([.. files.Media, .. files.Static])],
                diagnostics,
                _ => new object()),
        };
        var content = new ParsedContent(
            settings,
            languages,
            files,
            registries,
            parser.ParseTexts(files.Articles, Article.Parse),
            parser.ParseEvents(files.Events),
            parser.ParseTexts(files.StandingTexts, StandingText.Parse),
            [.. FilesAt(files.Static).Select(file => StaticFile.Read(file, cache, diagnostics))])
        {
            Data = DataFiles.Parse(FilesAt(files.Data), context, cache),
            Extra = cache.GetOrAdd(
                nameof(Extra),
                [context.LanguagesKey, context.DeclaredFields, settings],
                diagnostics,
                found => OwnFieldReader.Read(settings.Extra, FieldDeclarations.Site, context.With(found)))!,
        };
        ImmutableArray<SourceFile> written = [.. FilesAt([.. files.Articles, .. files.StandingTexts, .. files.SharedData])];
        UnusedMedia.ReportOtherFiles(FilesAt(files.OtherFiles), written, diagnostics);
        if (options.Check)
        {
            var media = FilesAt(files.Media).Where(file => options.Includes(file.Folder));
            UnusedMedia.Report(media, content.AllTexts, written, diagnostics);
        }

        cache.Evict(sources);
        stage?.Counted(content.Articles.Length, "article");
        return content;

        IEnumerable<SourceFile> FilesAt(ImmutableArray<int> indices) => indices.Select(index => sources.Files[index]);
    }

    /// <summary>The same object until the glossary or a name changes, so that other changes of entities reparse no text.</summary>
    private static Vocabulary VocabularyOf(Registries registries, ContentContext context, BuildCache cache)
    {
        var (entities, languages) = (registries.Entities, context.Languages);
        var current = cache.GetOrAdd(
            nameof(VocabularyOf),
            [context.LanguagesKey, registries.Glossary, entities, registries.Sources],
            context.Diagnostics,
            _ => new Vocabulary(
                registries.Glossary,
                new Spellings(entities.Values, languages),
                new EntityNames(entities.Values, registries.Sources.Values, languages)))!;
        return cache.Update<Vocabulary>(nameof(Vocabulary), previous =>
            previous is not null
            && previous.Glossary == current.Glossary
            && previous.Spellings.HasSameNames(current.Spellings)
            && previous.EntityNames.AreSameAs(current.EntityNames)
                ? previous
                : current);
    }
}
