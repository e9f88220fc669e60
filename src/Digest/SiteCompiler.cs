using Digest.Configuration;
using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Output;
using Digest.Pages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest;

/// <summary>Turns sources into a site. Pure: the same sources and options give the same bytes, on any machine.</summary>
internal static class SiteCompiler
{
    /// <summary>Compiles everything; reports what is wrong instead of throwing. Each stage goes as far as it can, so that one run tells all.</summary>
    /// <param name="memo">What earlier compilations of the same site with the same options made; it makes this one faster, never different.</param>
    public static CompiledSite Compile(SourceTree sources, CompileOptions options, BuildCache memo)
    {
        var diagnostics = new DiagnosticBag();
        RefusedEntries.Report(sources, diagnostics);

        var settings = memo.Recall(nameof(Settings), Settings.FilesIn(sources), diagnostics, found => Settings.Parse(sources, options.Settings, found));
        if (settings is null || memo.Recall(nameof(Language), [settings, .. sources.Below(LanguageFile.Folder)], diagnostics, found => LanguageFile.ParseAll(sources, settings, found)) is not { } languages)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var content = ParsedContent.Parse(sources, settings, languages, options.Proof, memo, diagnostics);
        if (options.Proof)
            memo.Prove(nameof(AddressClaims), content.ArrangementIn(memo), diagnostics, found => AddressClaims.Check(content, found));
        var theme = memo.Recall(nameof(Theme), [.. languages, .. sources.Below(Theme.Folder)], diagnostics, found => Theme.Load(sources, languages, found));
        var site = Site.Assemble(content, settings.CurrentDateTime ?? options.Now, options.Drafts, options.Proof, memo, diagnostics);
        if (site is null || theme is null)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var pages = Routes.PagesOf(site);
        if (options.Proof)
            memo.Prove(nameof(Routes), site.Arrangement, diagnostics, found => Routes.Check(pages, site, found));
        memo.Sweep(sources);
        var index = memo.Recall(nameof(PageIndex), [site.Arrangement], diagnostics, _ => new PageIndex(pages))!;

        return new(
            new(pages, index, theme.Render, () => [.. Sitemap.FilesFor(pages, settings), .. MediaFiles.Of(site)]),
            diagnostics.ToImmutable(sources),
            SiteCounts.Of(content, site, pages),
            settings);
    }
}
