using System.Buffers;
using Digest.Benchmarks.Templates.Values;
using Digest.Incremental;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>The memory of a long preview: loads the theme and renders a page, again and again.</summary>
internal static class ReloadMemory
{
    private const int WarmUp = 50;

    /// <summary>The growth of managed memory in bytes after more loads.</summary>
    public static long GrowthOver(int times)
    {
        var site = ShippedSite.AsItIs();
        var page = new ArticlePageValues(site.Article);
        var output = new ArrayBufferWriter<byte>(64 * 1024);

        Repeat(WarmUp);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Repeat(times);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(site);
        return after - before;

        void Repeat(int count)
        {
            for (var i = 0; i < count; i++)
            {
                output.ResetWrittenCount();
                var theme = Theme.Load(
                    site.Sources, site.Settings, site.Languages, PageKind.All, [], new BuildCache(), new DiagnosticBag())!;
                theme.Render(page.Page.Layout, page.Language.Language, page, output);
            }
        }
    }
}
