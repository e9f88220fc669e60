using Digest.Pages;
using Digest.Incremental;
using System.Buffers;
using Digest.Benchmarks.Templates.Values;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Benchmarks.Templates;

/// <summary>A preview that lives long: the theme is parsed, a page rendered, the theme dropped, over and over.</summary>
internal static class Reloading
{
    private const int First = 50;

    /// <summary>By how many bytes managed memory has grown when the theme has been read so many times more.</summary>
    public static long GrowthOver(int times)
    {
        var site = ShippedSite.AsItIs();
        var page = new ArticlePageValues(site.Article);
        var output = new ArrayBufferWriter<byte>(64 * 1024);

        Repeat(First);
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
                Theme.Load(site.Sources, site.Languages, PageKind.All, new BuildCache(), new DiagnosticBag())!.Render(page.Page.Layout, page.Language.Language, page, output);
            }
        }
    }
}
