using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Pages that are there before a reader has let go of the button: fetched when a link is pointed at, and never otherwise.</summary>
public sealed class Prefetching(Chromium browser)
{
    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    public async Task FetchesThePageThatAReaderPointsAtAndNothingElse(string linkRoot)
    {
        await using var server = new SiteServer(linkRoot.Length == 0 ? RenderedSite.AtRoot : RenderedSite.BelowRepo);
        await using var context = await browser.ContextAsync(Look.Desktop);
        var page = await context.NewPageAsync();
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add(message.Text);
        var shown = $"{linkRoot}/ms/2023/07/specimen/";
        await page.GotoAsync(new Uri(server.Address, shown).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.DoesNotContain(server.Requests, request => request.StartsWith("prefetch", StringComparison.Ordinal));

        // Here, elsewhere on the web, and in the page itself: then a page of the site, which alone is asked for.
        foreach (var other in (string[])[".body sup a", ".body a[href^='https:']", ".top a"])
            await PointAtAsync(page, other);
        await PointAtAsync(page, ".menu a");
        while (!server.Requests.Any(request => request.StartsWith("prefetch", StringComparison.Ordinal)))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal([$"prefetch {linkRoot}/ms/topik/"], server.Requests.Where(request => request.StartsWith("prefetch", StringComparison.Ordinal)));

        await page.Locator(".menu a").First.ClickAsync();
        await page.WaitForURLAsync($"**{linkRoot}/ms/topik/");
        Assert.Equal("navigational-prefetch", await page.EvaluateAsync<string>("() => performance.getEntriesByType('navigation')[0].deliveryType"));

        // The page that is shown is not fetched once more.
        await PointAtAsync(page, ".menu a[aria-current=page]");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Single(server.Requests, request => request.EndsWith($"{linkRoot}/ms/topik/", StringComparison.Ordinal));
        Assert.Empty(messages);
    }

    /// <summary>Long enough for a browser to think that it is meant. The page is scrolled under a pointer at its edge, where no link comes to lie beneath it.</summary>
    private static async Task PointAtAsync(IPage page, string link)
    {
        await page.Mouse.MoveAsync(0, 0);
        await page.Locator(link).First.ScrollIntoViewIfNeededAsync();
        await page.Locator(link).First.HoverAsync();
        await Task.Delay(400, TestContext.Current.CancellationToken);
    }
}
