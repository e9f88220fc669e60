using System.Security.Cryptography;
using System.Text;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Digest.Tests.RandomSites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.StructuredData;

/// <summary>The structured data of every page says what readers see on it.</summary>
public sealed class ValuesOfAPage
{
    private static readonly string[] s_types =
        ["BreadcrumbList", "CollectionPage", "Event", "NewsArticle", "Organization", "Person", "Place", "WebSite"];

    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    [InlineData("/a/b")]
    public void AreShownInTheShippedDigest(string linkRoot)
    {
        var pages = PageWithData.AllOf(NamedSite.Shipped().Setting("LinkRoot", linkRoot).CompileCleanly()).ToList();

        Assert.All(pages, page => page.AssertShown());
        Assert.Equal(s_types, pages.SelectMany(page => page.Types).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a/b")]
    public void AreShownWithoutAHost(string linkRoot)
    {
        var site = NamedSite.Shipped().With("statiq.json", """{ "Languages": ["ms", "ar"] }""").Setting("LinkRoot", linkRoot).Compile();

        Assert.All(PageWithData.AllOf(site), page => page.AssertShown());
    }

    [Fact]
    public void AreShownWithEveryField() =>
        Assert.All(PageWithData.AllOf(NamedSite.WithEveryField().Compile()), page => page.AssertShown());

    [Fact]
    public void AreShownInEverySite() => ForAll(12, 200, random =>
        Assert.All(PageWithData.AllOf(random.Build().Compile()), page => page.AssertShown()));

    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    public void PassTheCheckInEverySite(string linkRoot) => ForAll(8, 100, random =>
    {
        var site = random.Build().Setting("LinkRoot", linkRoot);
        Assert.Empty(site.Check(site.Compile()).Where(problem => problem.Severity == Severity.Error).Select(ConsoleReport.Headline));
    });

    [Fact]
    public void AreAllowedByTheirHashInThePolicy()
    {
        var site = NamedSite.Shipped().CompileCleanly();
        foreach (var page in site.Pages().Select(file => site.Page(file.Path)))
        {
            var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
            var scripts = page.QuerySelectorAll("script").Select(script => script.GetAttribute("integrity") is { } integrity
                ? $"'{integrity}'"
                : $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)))}'");
            Assert.Contains($"script-src {string.Join(' ', scripts.Reverse())};", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AreInNoFeed()
    {
        var site = NamedSite.Shipped().CompileCleanly();
        Assert.All(
            site.Files.Select(file => file.Path).Where(path => path.Contains("/feed.", StringComparison.Ordinal)),
            path => Assert.DoesNotContain("ld+json", site.TextOf(path), StringComparison.Ordinal));
    }

    private static void ForAll(int sample, int full, Action<RandomSite> property) =>
        Prop.ForAll(RandomSite.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(sample, full)).WithEndSize(12));
}
