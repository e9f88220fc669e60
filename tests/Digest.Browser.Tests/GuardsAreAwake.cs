using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Each guard is shown a page that does it wrong: what cannot fail proves nothing.</summary>
public sealed class GuardsAreAwake(Chromium browser)
{
    private static IEnumerable<Guard> Guards => [.. AllGuards.List, AllGuards.Paper, AllGuards.ForcedColours];

    public static TheoryData<string, string> Breakers => [.. Guards.SelectMany(guard => guard.Breakers.Keys.Select(breaker => (guard.Name, breaker)))];

    [Theory]
    [MemberData(nameof(Breakers))]
    public async Task WhenAPageBreaksAPromise(string promise, string breaker)
    {
        var guard = Guards.Single(guard => guard.Name == promise);
        await using var visit = await browser.OpenPageAsync(guard.Page, "ar", guard.Look ?? Look.Phone);
        Assert.Empty(await guard.FaultsOf(visit));

        await visit.Page.DoAsync(guard.Breakers[breaker]);
        Assert.NotEmpty(await guard.FaultsOf(visit));
    }

    [Theory]
    [InlineData("chronology", "narrow or misplaced columns")]
    [InlineData("chronology", "no spine")]
    [InlineData("facing", "no line between the texts")]
    [InlineData("facing", "pages that changed places")]
    [InlineData("facing", "paragraphs that slip")]
    public async Task WhenTheSpineBreaksOnADesktop(string page, string breaker)
    {
        var guard = AllGuards.List.Single(guard => guard.Page == page && guard.Breakers.ContainsKey(breaker));
        foreach (var language in (string[])["ms", "ar"])
        {
            await using var visit = await browser.OpenPageAsync(guard.Page, language, Look.Desktop);
            Assert.Empty(await guard.FaultsOf(visit));
            await visit.Page.DoAsync(guard.Breakers[breaker]);
            Assert.NotEmpty(await guard.FaultsOf(visit));
        }
    }
}
