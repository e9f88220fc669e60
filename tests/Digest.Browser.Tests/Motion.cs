using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>From page to page with a soft transition, unless the reader wants none.</summary>
public sealed class Motion(Chromium browser)
{
    [Theory]
    [InlineData(ReducedMotion.NoPreference, true)]
    [InlineData(ReducedMotion.Reduce, false)]
    public async Task IsForReadersWhoDoNotRefuseIt(ReducedMotion preference, bool moves)
    {
        await using var visit = await browser.OpenPageAsync("front", "ms", Look.Phone with { Motion = preference });
        await visit.Page.AddInitScriptAsync("addEventListener('pagereveal', event => { window.moves = event.viewTransition !== null; })");
        await visit.Page.Locator(".menu a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/ms/topik/");
        await visit.Page.WaitForFunctionAsync("() => window.moves !== undefined");
        Assert.Equal(moves, await visit.Page.EvaluateAsync<bool>("() => window.moves"));
    }
}
