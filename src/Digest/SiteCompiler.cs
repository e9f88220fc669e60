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

/// <summary>Compiles sources into a site. Pure: the same sources and options give the same bytes on any machine.</summary>
internal static class SiteCompiler
{
    /// <summary>Runs the stages. Each reports its errors and continues as far as it can, so that one run reports all of them.</summary>
    /// <param name="cache">
    /// Results of earlier compilations of this site with the same options. It changes the speed, never the result.
    /// </param>
    /// <param name="kinds">The kinds of pages; by default all.</param>
    public static CompiledSite Compile(SourceTree sources, CompileOptions options, BuildCache cache, ImmutableArray<PageKind>? kinds = null)
    {
        var pageKinds = kinds ?? PageKind.All;
        var diagnostics = new DiagnosticBag();
        sources.ReportRefused(diagnostics);

        var settings = Settings.Parse(sources, options, cache, diagnostics);
        if (settings is null || LanguageFile.ParseAll(sources, settings.Languages, cache, diagnostics) is not { } languages)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var content = ParsedContent.Parse(sources, settings, languages, options, cache, diagnostics);
        var theme = Theme.Load(sources, settings, languages, pageKinds, content.OwnLayouts, cache, diagnostics);
        var site = Site.Assemble(content, options, cache, diagnostics);
        var routes = Routes.Of(content, site, pageKinds, options, cache, diagnostics);
        if (site is null || theme is null || routes is null)
            return CompiledSite.Failed(diagnostics.ToImmutable(sources), settings);

        var files = OutputFiles.Of(routes, site, theme);
        if (options.Part is { } part)
            ReferenceCheck.RunOnOthers([.. files.TextsOfOthers(part)], content, site, cache, diagnostics);
        return new(files, diagnostics.ToImmutable(sources), SiteCounts.Of(content, site, routes.Pages), settings)
        {
            Texts = content.AllTexts,
            Kept = cache.Kept is { } kept ? new(sources, content, site, options, kept) : null,
        };
    }
}
