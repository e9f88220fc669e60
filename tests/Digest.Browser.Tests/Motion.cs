using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>From page to page, for readers who want nothing to move.</summary>
public sealed class Motion(Chromium browser)
{
    [Fact]
    public async Task IsSparedReadersWhoRefuseIt() => Assert.False(await MovesAsync(html => html));

    [Fact]
    public async Task IsSeenWhereAPageMovesAllTheSame() =>
        Assert.True(await MovesAsync(html => html.Replace("</head>", "<style>@view-transition { navigation: auto }</style></head>", StringComparison.Ordinal)));

    private async Task<bool> MovesAsync(Func<string, string> edit)
    {
        await using var visit = await browser.OpenAsync("/ms/", Look.Phone with { Motion = ReducedMotion.Reduce, HeedsPolicy = false }, edit: edit);
        await visit.Page.AddInitScriptAsync("addEventListener('pagereveal', event => { window.moves = event.viewTransition !== null; })");
        await visit.Page.Locator(".menu a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/ms/topik/");
        await visit.Page.WaitForFunctionAsync("() => window.moves !== undefined");
        return await visit.Page.EvaluateAsync<bool>("() => window.moves");
    }
}
