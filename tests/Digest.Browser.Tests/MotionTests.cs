using System.Globalization;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>View transitions between pages, and their absence for readers who prefer reduced motion.</summary>
public sealed class MotionTests(Chromium browser)
{
    private const double MaxMilliseconds = 300;

    [Fact]
    public async Task ReducedMotionHasNoTransition() => Assert.Null(await AnimationsAsync(ReducedMotion.Reduce, html => html));

    [Fact]
    public async Task TransitionInSpiteOfReducedMotionIsNoticed() =>
        Assert.NotNull(await AnimationsAsync(
            ReducedMotion.Reduce,
            html => html.Replace("</head>", "<style>@view-transition { navigation: auto }</style></head>", StringComparison.Ordinal)));

    [Fact]
    public async Task TransitionIsAShortFadeOfTheWholePage()
    {
        var motion = await AnimationsAsync(ReducedMotion.NoPreference, html => html);

        Assert.NotEmpty(motion!);
        Assert.All(motion!, animation =>
        {
            Assert.EndsWith("(root)", animation.Split(' ')[0], StringComparison.Ordinal);
            Assert.InRange(double.Parse(animation.Split(' ')[1], CultureInfo.InvariantCulture), 0, MaxMilliseconds);
        });
    }

    /// <summary>The animations between two pages, each with its milliseconds; null if there is no transition.</summary>
    private async Task<string[]?> AnimationsAsync(ReducedMotion motion, Func<string, string> edit)
    {
        await using var visit = await browser.OpenAsync("/ms/", Look.Phone with { Motion = motion, EnforcesPolicy = false }, edit: edit);
        await visit.Page.AddInitScriptAsync("""
            addEventListener('pagereveal', async ({ viewTransition }) => {
                await viewTransition?.ready;
                const describe = ({ effect }) => `${effect.pseudoElement} ${effect.getComputedTiming().endTime}`;
                window.transition = { animations: viewTransition && document.getAnimations().map(describe) };
            });
            """);
        await visit.Page.Locator(".menu a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/ms/topik/");
        await visit.Page.WaitForFunctionAsync("() => window.transition !== undefined");
        return await visit.Page.EvaluateAsync<string[]?>("() => window.transition.animations");
    }
}
