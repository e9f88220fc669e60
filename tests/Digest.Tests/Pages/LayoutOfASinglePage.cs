using Digest.Configuration;
using Digest.Incremental;
using Xunit;

namespace Digest.Tests.Pages;

public sealed class LayoutOfASinglePage
{
    [Fact]
    public void HasTheStylesOfStandingPagesAndItsOwn()
    {
        var site = Site("team").CompileCleanly();

        var styles = site.Page("ms/pasukan/index.html").QuerySelector("style")!.TextContent;
        Assert.EndsWith(".team{color:red}", styles, StringComparison.Ordinal);
        Assert.Equal(styles, site.Page("ms/lain/index.html").QuerySelector("style")!.TextContent + ".team{color:red}");
    }

    [Fact]
    public void ChangesWithTheKeyInThePreview()
    {
        var cache = new BuildCache();
        foreach (var layout in new[] { "team", "desk", "team" })
        {
            var site = Site(layout);
            var options = new CompileOptions(DateTimeOffset.Parse(TestSite.Moment, null), site.Settings, Drafts: false);
            var page = SiteCompiler.Compile(site.Tree(), options, cache).Page("ms/pasukan/index.html");
            Assert.Equal(layout, page.QuerySelector("main > div")!.ClassName);
        }
    }

    private static TestSite Site(string layout) => new TestSite()
        .With("theme/layouts/team.sbn-html", "<h1>{{ headline }}</h1><div class=\"team\">{{ body }}</div>")
        .With("theme/layouts/desk.sbn-html", "<h1>{{ headline }}</h1><div class=\"desk\">{{ body }}</div>")
        .With("theme/assets/css/team.css", ".team { color: red; }")
        .With("input/pages/lain/ms.md", "---\ntitle: Lain\ndescription: x\n---\nTeks.\n")
        .With("input/pages/meja/ms.md", $"---\ntitle: Meja\ndescription: x\nlayout: {(layout == "team" ? "desk" : "team")}\n---\nTeks.\n")
        .With("input/pages/pasukan/ms.md", $"---\ntitle: Pasukan\ndescription: x\nlayout: {layout}\n---\nTeks.\n");
}
