using System.Buffers;
using System.Collections;
using Digest.Configuration;
using Digest.Content;
using Digest.Output.Cards;
using Digest.Output.Chronologies;
using Digest.Output.Feeds;
using Digest.Output.Search;
using Digest.Output.Sitemaps;
using Digest.Pages;
using Digest.SiteModel;
using Digest.Theming;

namespace Digest.Output;

/// <summary>
/// The files of a site: data files, feeds, events, the search index, cards, media, static files, files of the theme, stylesheets, then
/// pages. Files that take long come first, so that no thread works on one when the others have finished. Each is created on demand,
/// because a preview needs few of them.
/// </summary>
internal sealed class OutputFiles : IReadOnlyList<OutputFile>
{
    public static readonly OutputFiles None = Of();

    private readonly Func<Page, OutputFile> _fileOf;
    private readonly Func<ImmutableArray<OutputFile>> _styles;
    private readonly Lazy<ImmutableArray<OutputFile>> _others;
    private readonly Lazy<Dictionary<string, OutputFile>> _othersByPath;

    /// <param name="others">The files that are not pages.</param>
    /// <param name="styles">The stylesheets that pages link to; by default none.</param>
    public OutputFiles(
        Routes routes, Func<Page, OutputFile> fileOf, Func<ImmutableArray<OutputFile>> others,
        Func<ImmutableArray<OutputFile>>? styles = null)
    {
        (Routes, _fileOf, _styles) = (routes, fileOf, styles ?? (() => []));
        _others = new(() => [.. others(), .. _styles()]);
        _othersByPath = new(() => _others.Value.ToDictionary(file => file.Path, StringComparer.Ordinal));
    }

    public Routes Routes { get; }
    public ImmutableArray<Page> Pages => Routes.Pages;
    public int Count => Pages.Length + _others.Value.Length;

    public OutputFile this[int index] =>
        index < _others.Value.Length ? _others.Value[index] : _fileOf(Pages[index - _others.Value.Length]);

    public static OutputFiles Of(Routes routes, Site site, Theme theme)
    {
        var styles = theme.StylesFor(routes.Pages);
        return new(
            routes,
            page => FileOf(page, styles, theme),
            () =>
            [
                .. DataFilesOf(routes.Pages, site),
                .. FeedFiles.Of(routes.Pages, theme),
                .. ChronologyFiles.Of(routes.Pages),
                .. SearchFiles.Of(site),
                .. CardFiles.Of(routes.Pages, theme),
                .. MediaOf(site),
                .. theme.Assets.Select(asset => new CopiedFile(Permalinks.OutputPath(asset.Address), asset.Source)),
            ],
            () => [.. styles.Files.Select(FileOf)]);
    }

    /// <summary>Files without a site.</summary>
    public static OutputFiles Of(params ImmutableArray<OutputFile> files) =>
        new(Routes.None, _ => throw new InvalidOperationException("There are no pages."), () => files);

    /// <param name="path">See <see cref="OutputFile.Path"/>.</param>
    public OutputFile? Find(string path) => FindShown(path) ?? _othersByPath.Value.GetValueOrDefault(path);

    /// <summary>A page or a stylesheet, for a preview that does not know the other files yet.</summary>
    public OutputFile? FindShown(string path) => PageAt(path) is { } page ? _fileOf(page)
        : path.EndsWith(".css", StringComparison.Ordinal) ? _styles().FirstOrDefault(file => file.Path == path)
        : null;

    /// <summary>The page at a path; null for a data file and for media.</summary>
    public Page? PageAt(string path) => Routes.Find(path);

    /// <summary>The texts of other parts that files of a part show, such as the newest articles in a feed.</summary>
    public IEnumerable<IContentText> TextsOfOthers(SitePart part) => _others.Value
        .OfType<RenderedFile>()
        .Where(file => part.Has(file.Group))
        .SelectMany(file => file.Texts)
        .Where(text => !part.Has(text.Folder))
        .Distinct();

    public IEnumerator<OutputFile> GetEnumerator() => _others.Value.Concat(Pages.Select(_fileOf)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The files for programs, one for each address in <see cref="Permalinks.DataFiles"/> that the site needs.</summary>
    private static IEnumerable<OutputFile> DataFilesOf(ImmutableArray<Page> pages, Site site) =>
    [
        .. SitemapFiles.Of(pages, site),
        RobotsFile.Of(site),
        .. OpenSearchFile.Of(site),
        BuildFile.Of(pages, site),
        // Without this file, GitHub Pages runs Jekyll on the site.
        new RenderedFile(Permalinks.OutputPath(Permalinks.NoJekyll), "nojekyll", (_, _) => { }),
    ];

    /// <summary>
    /// The pictures and documents that published texts show or link to, and the static files, without duplicates: texts may link to static
    /// files.
    /// </summary>
    private static IEnumerable<OutputFile> MediaOf(Site site) => site.Articles.SelectMany(article => article.Media)
        .Concat(site.Editions.SelectMany(edition => edition.StandingPages).SelectMany(text => text.Media))
        .SelectMany(FilesOf)
        .Concat(site.StaticFiles.Select(file => new CopiedFile(Permalinks.OutputPath(file.Address), file.Source)))
        .DistinctBy(copy => copy.Path, StringComparer.Ordinal);

    private static IEnumerable<OutputFile> FilesOf(MediaFile media) => media.Versions is not { } versions
        ? [new CopiedFile(media.OutputPath, media.Published)]
        :
        [
            .. versions.All.Select(version => new PictureFile(media.Source, versions, version)
            {
                IsContent = false,
                Group = versions.Largest.OutputPath,
            }),
            .. media.KeepsOriginal ? [new CopiedFile(versions.Original.OutputPath, media.Source)] : Array.Empty<OutputFile>(),
        ];

    private static RenderedFile FileOf(StyleFile styles) =>
        new(Permalinks.OutputPath(styles.Address), Stylesheet.Folder, (output, _) => output.Write(styles.Utf8.Span));

    private static RenderedFile FileOf(Page page, SiteStyles styles, Theme theme) =>
        new(page.OutputPath, page.Origin, (output, diagnostics) => theme.Render(page, styles, output, diagnostics))
        {
            Layout = Theme.PathOf(page.Layout),
            IsRedirect = page.RedirectsTo is not null,
            Written = theme.WrittenBy(Theme.PathOf(page.Layout)),
            Group = page.TextFolder ?? page.OutputPath,
        };
}
