using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Digest.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Readers who see the pages in colours of their own, on paper, or without scripts.</summary>
public sealed class EveryReader(Chromium browser)
{
    /// <summary>A4 at 96 pixels an inch.</summary>
    private const int WidthOfPaper = 794;

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task SeesTheMarksInColoursOfTheirOwn(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, AllGuards.ForcedColours.Look!);
        await visit.PictureAsync(kind, language, "forced");
        Assert.Empty(await AllGuards.ForcedColours.FaultsOf(visit));
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task CanPrintThePage(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Desktop with { Scheme = ColorScheme.Dark });
        Assert.Empty(await AllGuards.Paper.FaultsOf(visit));

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var pdf = await visit.Page.PdfAsync(new() { Path = Path.Combine(Repository.Gallery, $"{kind}.{language}.pdf"), Format = "A4", PreferCSSPageSize = true });
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);

        await visit.Page.SetViewportSizeAsync(WidthOfPaper, 1123);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.PictureAsync(kind, language, "print");
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task SeesTheSameWithoutJavaScript(string kind, string language)
    {
        await using var with = await browser.OpenPageAsync(kind, language, Look.Phone);
        await using var without = await browser.OpenPageAsync(kind, language, Look.Phone with { JavaScript = false });
        Assert.Equal(await with.Page.ScreenshotAsync(), await without.Page.ScreenshotAsync());
    }

    [Theory]
    [InlineData("article")]
    [InlineData("chronology-year")]
    public async Task IsReadNoOrnaments(string kind)
    {
        await using var visit = await browser.OpenPageAsync(kind, "ms", Look.Phone);
        var client = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var heard = (await client.SendAsync("Accessibility.getFullAXTree"))!.Value.GetRawText();
        Assert.Contains("Anda di sini", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("›", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WouldSeeWhatAScriptDoes()
    {
        static string Scripted(string html) => html.Replace("</main>", "<script>document.querySelector('h1').textContent = 'x'</script></main>", StringComparison.Ordinal);
        var look = Look.Phone with { HeedsPolicy = false };
        await using var with = await browser.OpenAsync(Gallery.AddressOf("article", "ms"), look, edit: Scripted);
        await using var without = await browser.OpenAsync(Gallery.AddressOf("article", "ms"), look with { JavaScript = false }, edit: Scripted);
        Assert.NotEqual(await with.Page.ScreenshotAsync(), await without.Page.ScreenshotAsync());
    }

    [Fact]
    public void IsShownEveryLayoutOfTheTheme() =>
        Assert.Empty(PageKind.All.Select(layout => layout.Layout).Except(Gallery.Kinds));
}
