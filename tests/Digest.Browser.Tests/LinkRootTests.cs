using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The site with <c>LinkRoot=/repo</c>, as GitHub Pages serves the site of a repository.</summary>
public sealed class LinkRootTests(Chromium browser)
{
    private static readonly string[] s_guards =
        ["The page requests only itself and its pictures", "The console is empty", "Pictures load and have alternative text and a size"];

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task EveryAddressStartsWithTheLinkRoot(string kind, string language)
    {
        await using var visit = await browser.OpenPageInUsedTabAsync(kind, language, Look.Phone, RenderedSite.BelowRepo);
        var own = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href], img[src]')]
                .map(element => element.href ?? element.src)
                .filter(url => url.startsWith(location.origin))
            """);
        Assert.NotEmpty(own!);
        Assert.All(own!, url => Assert.StartsWith($"{visit.Origin}/repo/", url, StringComparison.Ordinal));

        foreach (var guard in AllGuards.List.Where(guard => s_guards.Contains(guard.Name)))
            Assert.Empty(await guard.FaultsOf(visit));
    }

    [Fact]
    public async Task LinksLeadFromTheChooserToAnArticleAndItsTranslation()
    {
        await using var visit = await browser.OpenAsync("/", Look.Phone, RenderedSite.BelowRepo);
        await visit.Page.Locator("main a[hreflang=ms]").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/repo/ms/");
        await visit.Page.Locator(".lead h2 a").ClickAsync();
        await visit.Page.WaitForURLAsync("**/repo/ms/2024/01/**");
        await visit.Page.Locator(".switch a[hreflang=ar]").ClickAsync();
        await visit.Page.WaitForURLAsync("**/repo/ar/2024/01/**");
        Assert.Equal("rtl", await visit.Page.Locator("html").GetAttributeAsync("dir"));
    }

    [Fact]
    public void EveryFileIsRendered() => Assert.All(RenderedSite.BelowRepo.Paths, path =>
        Assert.Equal(200, RenderedSite.BelowRepo.ResponseTo($"/repo/{path}").Status));
}
