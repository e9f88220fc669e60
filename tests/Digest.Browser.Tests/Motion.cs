using System.Globalization;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>From page to page: a fade, but not for readers who want nothing to move.</summary>
public sealed class Motion(Chromium browser)
{
    /// <summary>No more than the blink of an eye.</summary>
    private const double Longest = 300;

    [Fact]
    public async Task IsSparedReadersWhoRefuseIt() => Assert.Null(await MotionAsync(ReducedMotion.Reduce, html => html));

    [Fact]
    public async Task IsSeenWhereAPageMovesAllTheSame() =>
        Assert.NotNull(await MotionAsync(ReducedMotion.Reduce, html => html.Replace("</head>", "<style>@view-transition { navigation: auto }</style></head>", StringComparison.Ordinal)));

    [Fact]
    public async Task IsAShortFadeOfTheWholePageForEverybodyElse()
    {
        var motion = await MotionAsync(ReducedMotion.NoPreference, html => html);

        Assert.NotEmpty(motion!);
        Assert.All(motion!, animation =>
        {
            Assert.EndsWith("(root)", animation.Split(' ')[0], StringComparison.Ordinal);
            Assert.InRange(double.Parse(animation.Split(' ')[1], CultureInfo.InvariantCulture), 0, Longest);
        });
    }

    /// <summary>What moves on the way from one page to the next, each with its milliseconds; null where nothing does.</summary>
    private async Task<string[]?> MotionAsync(ReducedMotion motion, Func<string, string> edit)
    {
        await using var visit = await browser.OpenAsync("/ms/", Look.Phone with { Motion = motion, HeedsPolicy = false }, edit: edit);
        await visit.Page.AddInitScriptAsync("""
            addEventListener('pagereveal', async ({ viewTransition }) => {
                await viewTransition?.ready;
                window.moves = { at: viewTransition && document.getAnimations().map(({ effect }) => `${effect.pseudoElement} ${effect.getComputedTiming().endTime}`) };
            });
            """);
        await visit.Page.Locator(".menu a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/ms/topik/");
        await visit.Page.WaitForFunctionAsync("() => window.moves !== undefined");
        return await visit.Page.EvaluateAsync<string[]?>("() => window.moves.at");
    }
}
