using Digest.Incremental;
using Xunit;

namespace Digest.Tests.Pages;

/// <summary>The list of all headlines has every article once, in the order of the alphabet.</summary>
public sealed class ListOfHeadlines
{
    private const string First = "ms/cari/tajuk-berita/index.html";
    private const string Last = "ms/cari/tajuk-berita/halaman/3/index.html";

    [Fact]
    public void OfTwoHundredAndOneArticlesIsThreePages()
    {
        var site = new TestSite().With("input/articles/lain/ar.md", "---\ntitle: كيم\n---\n");
        for (var number = 0; number <= 200; number++)
            site.With($"input/articles/s{number}/ms.md", $"---\ntitle: {(char)('A' + number * 7 % 26)}{number}\n---\n");
        var compiled = site.CompileCleanly();

        string[] paths = [First, "ms/cari/tajuk-berita/halaman/2/index.html", Last];
        var pages = paths.Select(path => compiled.Page(path)).ToList();
        Assert.Equal([100, 100, 1], pages.Select(page => page.QuerySelectorAll("main h3 a").Length));
        var all = pages.SelectMany(page => page.QuerySelectorAll("main h3 a")).ToList();
        Assert.Equal(201, all.Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.Equal(
            all.Select(link => link.TextContent).Order(StringComparer.Ordinal), all.Select(link => link.TextContent));
        Assert.All(pages.SelectMany(page => page.QuerySelectorAll("section")), section => Assert.All(
            section.QuerySelectorAll("h3"), title => Assert.Equal(section.QuerySelector("h2")!.TextContent, title.TextContent[..1])));

        Assert.Equal("/ms/cari/tajuk-berita/halaman/2/", pages[0].QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/ar/bahth/anawin/", pages[2].QuerySelector("nav.switch a")!.GetAttribute("href"));
        Assert.Contains(
            "<loc>https://example.org/ms/cari/tajuk-berita/halaman/3/</loc>", compiled.TextOf("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void FollowsAChangeOfAHeadline()
    {
        var cache = new BuildCache();
        var site = new TestSite()
            .With("input/articles/satu/ms.md", "---\ntitle: Abu\n---\n")
            .With("input/articles/dua/ms.md", "---\ntitle: Batu\n---\n");
        Assert.Equal(["Abu", "Batu"], Titles());

        site.With("input/articles/satu/ms.md", "---\ntitle: Cuaca\n---\n");
        Assert.Equal(["Batu", "Cuaca"], Titles());

        IEnumerable<string> Titles() => SiteCompiler.Compile(site.Tree(), site.Options, cache).Page(First)
            .QuerySelectorAll("main h3").Select(title => title.TextContent);
    }
}
