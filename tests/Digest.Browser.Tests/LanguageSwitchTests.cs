using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The language switch, used as a reader uses it.</summary>
public sealed class LanguageSwitchTests(Chromium browser)
{
    [Theory]
    [InlineData("ms", "ar", "العربية")]
    [InlineData("ar", "ms", "Bahasa Melayu")]
    public async Task ArticleLeadsToItsTranslationAndBack(string from, string to, string label)
    {
        await using var visit = await browser.OpenPageAsync("article", from, Look.Phone);
        var start = visit.Address;
        Assert.Equal(label, await LabelOf(visit, to));

        await SwitchTo(visit, to);
        Assert.Equal(Gallery.AddressOf("article", to), visit.Address);
        Assert.Equal(to, await visit.Page.Locator("html").GetAttributeAsync("lang"));

        await SwitchTo(visit, from);
        Assert.Equal(start, visit.Address);
    }

    [Theory]
    [InlineData("ms", "ar", "/ar/ahdath/", "العربية تغطية هذا الحدث")]
    [InlineData("ar", "ms", "/ms/peristiwa/", "Bahasa Melayu Liputan peristiwa yang sama")]
    public async Task ArticleWithoutTranslationLeadsToItsEvent(string from, string to, string place, string label)
    {
        await using var visit = await browser.OpenPageAsync("article-in-one-language", from, Look.Phone);
        Assert.Equal(label, await LabelOf(visit, to));

        await SwitchTo(visit, to);
        Assert.StartsWith(place, visit.Address, StringComparison.Ordinal);
        Assert.Equal(to, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual(0, await visit.Page.Locator($".side[lang={to}] a[href^='/{to}/']").CountAsync());
    }

    [Fact]
    public async Task ArticleWithoutEventLeadsToTheNearestPage()
    {
        await using var visit = await browser.OpenAsync("/ms/2023/07/specimen-alone/", Look.Phone);
        Assert.Equal("العربية أقرب صفحة", await LabelOf(visit, "ar"));

        await SwitchTo(visit, "ar");
        Assert.Equal(Gallery.AddressOf("topic", "ar"), visit.Address);
    }

    [Theory]
    [MemberData(nameof(Gallery.SampleOfEditions), MemberType = typeof(Gallery))]
    public async Task PositionIsTheSameOnEveryPage(string kind, string language)
    {
        await using var visit = await browser.OpenPageInUsedTabAsync(kind, language, Look.Desktop);
        var (start, top) = await PositionOfSwitch(visit);
        await using var front = await browser.OpenPageInUsedTabAsync("topics", language, Look.Desktop);
        var (expectedStart, expectedTop) = await PositionOfSwitch(front);

        // The front page has a larger name beside the switch, which moves the switch down.
        Assert.Equal(expectedStart, start, 1f);
        if (kind != "front")
            Assert.Equal(expectedTop, top, 1f);
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task LongLabelStaysBesideTheNameOnAPhone(string language)
    {
        await using var visit = await browser.OpenPageAsync("article-in-one-language", language, Look.Phone);
        var name = (await visit.Page.Locator(".masthead .name").BoundingBoxAsync())!;
        var (_, top) = await PositionOfSwitch(visit);
        Assert.InRange(top, 0, name.Y + name.Height);
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task IsAtTheStartOfTheLineBelowALongName(string language)
    {
        await using var visit = await browser.OpenPageAsync("topics", language, Look.Phone);
        await visit.Page.EvaluateAsync("() => document.querySelector('.name a').textContent = 'Warta Harian Semasa '.repeat(3)");
        var name = (await visit.Page.Locator(".masthead .name").BoundingBoxAsync())!;
        var below = (await SwitchOf(visit).BoundingBoxAsync())!;
        Assert.InRange(below.Y, name.Y + name.Height - 1, float.MaxValue);
        if (language == "ar")
            Assert.Equal(name.X + name.Width, below.X + below.Width, 1f);
        else
            Assert.Equal(name.X, below.X, 1f);
    }

    [Theory]
    [InlineData("ms", "/ms/2023/07/specimen/")]
    [InlineData("ar", "/ar/2023/07/صفحة-نموذجية/")]
    public async Task OldAddressRedirects(string language, string address)
    {
        await using var visit = await browser.OpenAsync(Gallery.AddressOf("redirect", language), Look.Phone);
        await visit.Page.WaitForURLAsync(url => Uri.UnescapeDataString(url).EndsWith(address, StringComparison.Ordinal));
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task ChooserLeadsToAnEdition(string language)
    {
        await using var visit = await browser.OpenPageAsync("chooser", language, Look.Phone);
        await SwitchTo(visit, language);
        Assert.Equal($"/{language}/", visit.Address);
    }

    private static ILocator SwitchOf(Visit visit) => visit.Page.Locator("header nav.switch");

    private static async Task<string> LabelOf(Visit visit, string language) =>
        string.Join(
            ' ',
            (await SwitchOf(visit).Locator($"a[hreflang={language}]").InnerTextAsync())
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task SwitchTo(Visit visit, string language)
    {
        await SwitchOf(visit).Locator($"a[hreflang={language}]").ClickAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    /// <summary>The inline end of the switch, and its top.</summary>
    private static async Task<(float End, float Top)> PositionOfSwitch(Visit visit)
    {
        var box = (await SwitchOf(visit).BoundingBoxAsync())!;
        var isRightToLeft = await visit.Page.Locator("html").GetAttributeAsync("dir") == "rtl";
        return (isRightToLeft ? box.X : box.X + box.Width, box.Y);
    }
}
