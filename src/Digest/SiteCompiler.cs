using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;
using Digest.Diagnostics;
using Digest.Model;
using Digest.Output;
using Digest.Pages;
using Digest.Sources;
using Digest.Theming;

namespace Digest;

/// <summary>Turns sources into a site. Pure: the same sources and options give the same bytes, on any machine.</summary>
internal static class SiteCompiler
{
    /// <summary>Compiles everything; reports what is wrong instead of throwing. Each stage goes as far as it can, so that one run tells all.</summary>
    public static CompiledSite Compile(SourceTree sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        RefusedEntries.Report(sources, diagnostics);

        var settings = Settings.Parse(sources, options.Settings, diagnostics);
        if (settings is null || LanguageFile.ParseAll(sources, settings, diagnostics) is not { } languages)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var content = ParsedContent.Parse(sources, settings, languages, diagnostics);
        AddressClaims.Check(content, diagnostics);
        var theme = Theme.Load(sources, languages, diagnostics);
        var site = Site.Assemble(content, settings.CurrentDateTime ?? options.Now, options.Drafts, diagnostics);
        if (site is null || theme is null)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var pages = Routes.PagesOf(site);
        Routes.Check(pages, site, diagnostics);
        ImmutableArray<OutputFile> files = [.. pages.Select(theme.Render), .. Sitemap.FilesFor(pages, settings), .. MediaFiles.Of(site)];

        return new(
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            pages,
            diagnostics.ToImmutable(sources),
            SiteCounts.Of(content, site, pages),
            settings);
    }
}
