using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The speculation rules: the browser fetches a page of the site when the pointer is over its link, and only then.</summary>
public sealed class PrefetchTests(Chromium browser)
{
    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    public async Task OnlyTheHoveredPageOfTheSiteIsFetched(string linkRoot)
    {
        await using var server = new SiteServer(linkRoot.Length == 0 ? RenderedSite.AtRoot : RenderedSite.BelowRepo);
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await context.NewPageAsync();
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        var shown = $"{linkRoot}/ms/2023/07/specimen/";
        await page.GotoAsync(new Uri(server.Address, shown).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty(PrefetchesOf(server));

        // Links inside the page and to other sites are not fetched; a page of the site is.
        foreach (var other in (string[])[".body sup a", ".body a[href^='https:']", ".top a"])
            await HoverAsync(page, other);
        await HoverAsync(page, ".menu a");
        while (!PrefetchesOf(server).Any())
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal([$"prefetch {linkRoot}/ms/topik/"], PrefetchesOf(server));

        await page.Locator(".menu a").First.ClickAsync();
        await page.WaitForURLAsync($"**{linkRoot}/ms/topik/");
        const string DeliveryType = "() => performance.getEntriesByType('navigation')[0].deliveryType";
        Assert.Equal("navigational-prefetch", await page.EvaluateAsync<string>(DeliveryType));

        // The current page is not fetched again.
        await HoverAsync(page, ".menu a[aria-current=page]");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Single(server.Requests, request => request.EndsWith($"{linkRoot}/ms/topik/", StringComparison.Ordinal));
        Assert.Empty(messages);
    }

    private static IEnumerable<string> PrefetchesOf(SiteServer server) =>
        server.Requests.Where(request => request.StartsWith("prefetch", StringComparison.Ordinal));

    /// <summary>Hovers long enough for a prefetch. While the page scrolls, the pointer is in a corner, where there is no link.</summary>
    private static async Task HoverAsync(IPage page, string link)
    {
        await page.Mouse.MoveAsync(0, 0);
        await page.Locator(link).First.ScrollIntoViewIfNeededAsync();
        await page.Locator(link).First.HoverAsync();
        await Task.Delay(400, TestContext.Current.CancellationToken);
    }
}
