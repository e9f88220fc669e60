using Digest.Browser.Tests.Browsing;
using Xunit;

namespace Digest.Browser.Tests.Guards;

/// <summary>Runs all guards on a page, and leaves a screenshot of it in <c>artifacts/gallery</c>.</summary>
internal static class GuardRun
{
    public static async Task AssertPassesAsync(Chromium browser, string kind, string language, Look look, string name)
    {
        await using var visit = await browser.OpenPageInUsedTabAsync(kind, language, look);
        var faults = new List<string>();
        foreach (var guard in AllGuards.List.Where(guard => Gallery.IsFull || guard.Look is null || guard.Look.Width == look.Width))
        {
            var found = await guard.FaultsOf(visit);
            if (found.Count > 0 && guard.RetriesOnce)
            {
                await visit.Page.ReloadAsync();
                found = await guard.FaultsOf(visit);
            }

            faults.AddRange(found.Select(fault => $"{guard}: {fault}"));
        }

        // Last: for a screenshot of the whole page the browser resizes its window, which shifts the layout.
        await visit.ScreenshotAsync(kind, language, name);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
