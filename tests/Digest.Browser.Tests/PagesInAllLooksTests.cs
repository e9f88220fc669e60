using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>All pages in all widths and colour schemes: <c>tests/run.sh --full</c>.</summary>
public sealed class PagesInAllLooksTests(Chromium browser)
{
    [Theory]
    [MemberData(nameof(Gallery.Pages), MemberType = typeof(Gallery))]
    public async Task PassEveryGuard(string kind, string language)
    {
        Assert.SkipUnless(Gallery.IsFull, "Runs with DIGEST_FULL=1.");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var look in (Look[])[Look.Phone, Look.Tablet, Look.Desktop])
            {
                var name = $"{scheme}-{look.Width}".ToLowerInvariant();
                await GuardRun.AssertPassesAsync(browser, kind, language, look with { Scheme = scheme }, name);
            }
        }
    }
}
