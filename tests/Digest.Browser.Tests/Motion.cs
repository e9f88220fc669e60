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

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task IsNowhereInsideAPage(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Phone with { Motion = ReducedMotion.Reduce });
        Assert.Empty((await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth'; }).map(e => e.outerHTML.slice(0, 80))"))!);
    }
}
