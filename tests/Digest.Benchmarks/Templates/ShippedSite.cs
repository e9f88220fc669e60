using System.Collections.Immutable;
using System.Text;
using Digest.Benchmarks.Templates.Values;
using Digest.Cli.Disk;
using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Pages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>The digest of the repository, with its pages ready to render.</summary>
internal sealed class ShippedSite
{
    private const string Language = "ms";
    private static readonly DateTimeOffset s_now = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ImmutableArray<Page> _pages;

    private ShippedSite(SourceTree sources)
    {
        var diagnostics = new DiagnosticBag();
        var options = new CompileOptions(s_now, [], Drafts: false);
        var cache = new BuildCache();
        Sources = sources;
        Settings = Settings.Parse(sources, options, cache, diagnostics)!;
        Languages = LanguageFile.ParseAll(sources, Settings.Languages, cache, diagnostics)!.Value;
        Theme = Theme.Load(sources, Settings, Languages, PageKind.All, [], cache, diagnostics)!;
        var content = ParsedContent.Parse(sources, Settings, Languages, options, cache, diagnostics);
        var site = Site.Assemble(content, options, cache, diagnostics);
        _pages = Routes.Of(content, site, PageKind.All, options, cache, diagnostics)!.Pages;
        if (diagnostics.HasErrors)
            throw new InvalidOperationException(string.Join('\n', diagnostics.ToImmutable(sources)));
    }

    public SourceTree Sources { get; }

    public Settings Settings { get; }

    public ImmutableArray<Language> Languages { get; }

    public Theme Theme { get; }

    /// <summary>An article with a picture, translations, events and related articles.</summary>
    public ArticlePage Article => _pages.OfType<ArticlePage>()
        .First(page => page.Language.Code == Language && page.Article.StoryId == "2023-09-12-kim-arrives-in-russia");

    /// <summary>The page of a topic with the most articles.</summary>
    public TopicPage List => _pages.OfType<TopicPage>()
        .Where(page => page.Language.Code == Language)
        .MaxBy(page => page.Many("articles", article => article).Length)!;

    public static ShippedSite AsItIs() => new(InMemory(SourceFolder.Read(Repository.Root)));

    /// <summary>The same with copies of its stories under other names.</summary>
    public static ShippedSite WithManyStories(int copies)
    {
        const string Articles = "input/articles/";
        var sources = InMemory(SourceFolder.Read(Repository.Root));
        var stories = sources.Below(Articles.TrimEnd('/'));
        var added = Enumerable.Range(1, copies).SelectMany(copy => stories.Select(file =>
            SourceFile.InMemory(file.Path.Insert(file.Path.IndexOf('/', Articles.Length), $"-{copy}"), Renamed(file, copy))));
        return new(new([.. sources.Files, .. added]));
    }

    private static byte[] Renamed(SourceFile file, int copy)
    {
        if (file.Extension != ".md")
            return file.ReadAllBytes();
        var lines = Encoding.UTF8.GetString(file.ReadAllBytes()).Split('\n')
            .Where(line => !line.StartsWith("redirectFrom:", StringComparison.Ordinal))
            .Select(line => line.StartsWith("slug:", StringComparison.Ordinal) ? $"{line}-{copy}" : line);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static SourceTree InMemory(SourceTree sources) =>
        new([.. sources.Files.Select(file => SourceFile.InMemory(file.Path, file.ReadAllBytes()))]);
}
