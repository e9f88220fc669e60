using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Each guard reports a page with a defect, and passes the page without it.</summary>
public sealed class GuardTests(Chromium browser)
{
    private static IEnumerable<Guard> Guards => [.. AllGuards.List, AllGuards.Print, AllGuards.ForcedColours];

    public static TheoryData<string, string> Defects =>
        [.. Guards.SelectMany(guard => guard.Defects.Keys.Select(defect => (guard.Name, defect)))];

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task DefectIsReported(string guardName, string defect)
    {
        var guard = Guards.Single(guard => guard.Name == guardName);
        await using var visit = await browser.OpenPageInUsedTabAsync(guard.Page, "ar", guard.Look ?? Look.Phone);
        Assert.Empty(await guard.FaultsOf(visit));

        await visit.Page.DoAsync(guard.Defects[defect]);
        Assert.NotEmpty(await guard.FaultsOf(visit));
    }

    [Theory]
    [InlineData("chronology", "narrow or misplaced columns")]
    [InlineData("chronology", "no timeline")]
    [InlineData("facing", "no line between the texts")]
    [InlineData("facing", "columns in the wrong order")]
    [InlineData("facing", "misaligned paragraphs")]
    public async Task DefectIsReportedOnDesktop(string page, string defect)
    {
        var guard = AllGuards.List.Single(guard => guard.Page == page && guard.Defects.ContainsKey(defect));
        foreach (var language in (string[])["ms", "ar"])
        {
            await using var visit = await browser.OpenPageInUsedTabAsync(guard.Page, language, Look.Desktop);
            Assert.Empty(await guard.FaultsOf(visit));
            await visit.Page.DoAsync(guard.Defects[defect]);
            Assert.NotEmpty(await guard.FaultsOf(visit));
        }
    }
}
