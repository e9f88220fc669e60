using Digest.Browser.Tests.Browsing;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The page for an unknown address.</summary>
public sealed class NotFoundPageTests(Chromium browser)
{
    [Theory]
    [InlineData("/ms/2023/09/tiada/")]
    [InlineData("/ar/2023/09/tiada/")]
    [InlineData("/tiada")]
    public async Task LinksLeadToTheFrontPageOfEachLanguage(string address)
    {
        foreach (var language in (string[])["ms", "ar"])
        {
            await using var visit = await browser.OpenAsync(address, Look.Phone);
            await visit.Page.Locator($"main section[lang={language}] a").First.ClickAsync();
            Assert.Equal($"/{language}/", visit.Address);
        }
    }
}
