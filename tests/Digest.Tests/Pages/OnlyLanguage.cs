using AngleSharp.Dom;
using Digest.Cli.Terminal;
using Digest.Pages;
using Xunit;

namespace Digest.Tests.Pages;

/// <summary>A site of one language has its front page at the root. Its other addresses are those of a site with more languages.</summary>
public sealed class OnlyLanguage
{
    private const string Settings = """{ "Host": "example.org", "SiteTitle": "Intisari", "Languages": ["ms"] }""";

    [Fact]
    public void HasItsFrontPageAtTheRoot()
    {
        var site = Site();
        var compiled = site.Compile();
        Assert.Empty(site.Check(compiled).Select(ConsoleReport.Headline));

        var front = compiled.Page("index.html");
        Assert.Equal(("ms", "ltr"), (front.DocumentElement.GetAttribute("lang"), front.DocumentElement.GetAttribute("dir")));
        Assert.Equal("/", front.QuerySelector("h1 a")!.GetAttribute("href"));
        Assert.Equal("https://example.org/", front.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Empty(compiled.Pages.OfType<ChooserPage>());
        Assert.Equal("/", compiled.Page("ms/2023/09/kim/index.html").QuerySelector(".masthead .name a")!.GetAttribute("href"));
        Assert.Contains(
            "0; url=/", compiled.Page("ms/index.html").QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void HasNoLanguageSwitch()
    {
        var site = Site().CompileCleanly();
        Assert.All(site.Pages(), file =>
        {
            Assert.Null(site.Page(file.Path).QuerySelector("nav.switch"));
            Assert.Empty(site.Page(file.Path).QuerySelectorAll("link[hreflang]"));
        });
    }

    /// <summary>Subscribers keep the feed, and links stay right, when the site gets its second language.</summary>
    [Fact]
    public void KeepsItsAddressesWhenASecondOneFollows()
    {
        var before = Site().CompileCleanly().Files.Select(file => file.Path).ToList();
        var after = Site()
            .With("statiq.json", Settings.Replace("""["ms"]""", """["ms", "ar"]""", StringComparison.Ordinal))
            .CompileCleanly().Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("ms/feed.xml", before);
        Assert.Contains("ms/2023/09/kim/index.html", before);
        Assert.Empty(before.Where(path => !path.StartsWith("cards/", StringComparison.Ordinal)).Except(after));
    }

    [Fact]
    public void AnnouncesItsFeedOnEveryPage()
    {
        var site = Site().CompileCleanly();
        foreach (var path in new[] { "index.html", "ms/2023/09/kim/index.html" })
        {
            var feed = site.Page(path).QuerySelector("link[type='application/atom+xml']")!;
            Assert.Equal("/ms/feed.xml", feed.GetAttribute("href"));
        }
    }

    [Fact]
    public void LeavesNoAddressToOthers()
    {
        var compiled = Site().With("input/articles/kim/ms.md", "---\ntitle: Kim\nredirectFrom: [/ms/]\n---\nTeks.\n").Compile();
        Assert.Contains(
            "input/articles/kim/ms.md(3,16): error DG032: the address /ms/ also belongs to the redirect to the front page",
            compiled.Diagnostics.Select(ConsoleReport.Headline));
    }

    private static TestSite Site() => new TestSite()
        .With("statiq.json", Settings)
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n");
}
