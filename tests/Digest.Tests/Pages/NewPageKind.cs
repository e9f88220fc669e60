using Digest.Cli.Terminal;
using Digest.Pages;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Pages;

/// <summary>A kind of page is a class, its line in the list of kinds, its address and its layout. The rest derives from them.</summary>
public sealed class NewPageKind
{
    private const string Layout = "theme/layouts/test-statistics.sbn-html";

    private static readonly PageKind[] s_kinds = [.. PageKind.All, TestStatisticsPage.Kind];

    [Fact]
    public void HasAPageInEachLanguageAndInTheSitemap()
    {
        var site = Compile(Site().With(Layout, "<h1>{{ article_count }}</h1>"));

        Assert.Empty(site.Diagnostics.Select(ConsoleReport.Headline));
        Assert.Equal("1", site.Page("ms/test-statistics/index.html").QuerySelector("main h1")!.TextContent);
        Assert.Equal("0", site.Page("ar/test-statistics/index.html").QuerySelector("main h1")!.TextContent);
        Assert.Contains("<loc>https://example.org/ar/test-statistics/</loc>", site.TextOf("sitemap.xml"), StringComparison.Ordinal);
        Assert.NotNull(site.Page("ms/test-statistics/index.html").QuerySelector("nav a[hreflang=ar][href='/ar/test-statistics/']"));
    }

    [Fact]
    public void WithoutALayoutIsAnError() =>
        Assert.Contains(
            Compile(Site()).Diagnostics,
            problem => problem.Code == DiagnosticCode.MissingLayout && problem.Location.Path == Layout);

    [Fact]
    public void HasItsLayoutCheckedAgainstItsMembers() =>
        Assert.Contains(
            Compile(Site().With(Layout, "<h1>{{ articel_count }}</h1>")).Diagnostics,
            problem => problem.Code == DiagnosticCode.TemplateError && problem.Message.Contains("articel_count", StringComparison.Ordinal));

    [Fact]
    public void ClaimsItsAddress()
    {
        var site = Site().With(Layout, "<h1>{{ article_count }}</h1>")
            .With("input/pages/test-statistics/ms.md", "---\ntitle: Statistik\ndescription: Bilangan\n---\nTeks.\n");

        Assert.Contains(
            Compile(site).Diagnostics,
            problem => problem.Code == DiagnosticCode.DuplicateAddress && problem.Location.Path == "input/pages/test-statistics/ms.md");
    }

    [Fact]
    public void IsUnknownWithoutItsLineInTheList() =>
        Assert.Contains(
            Site().With(Layout, "<h1></h1>").Compile().Diagnostics,
            problem => problem.Code == DiagnosticCode.UnusedTemplate && problem.Location.Path == Layout);

    private static TestSite Site() => new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\nTeks.\n");

    private static CompiledSite Compile(TestSite site) =>
        SiteCompiler.Compile(site.Tree(), new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false), new(), [.. s_kinds]);
}
