using System.Text.Json;
using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Digest.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Pages with forced colours, in print, without JavaScript, and in screen readers.</summary>
public sealed class ReaderPreferenceTests(Chromium browser)
{
    /// <summary>A4 at 96 pixels per inch.</summary>
    private const int PaperWidth = 794;

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task ForcedColoursKeepTheMarks(string kind, string language)
    {
        await using var visit = await browser.OpenPageInUsedTabAsync(kind, language, AllGuards.ForcedColours.Look!);
        await visit.ScreenshotAsync(kind, language, "forced");
        Assert.Empty(await AllGuards.ForcedColours.FaultsOf(visit));
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task PrintedPageIsBlackOnWhite(string kind, string language)
    {
        await using var visit = await browser.OpenPageInUsedTabAsync(kind, language, Look.Desktop with { Scheme = ColorScheme.Dark });
        Assert.Empty(await AllGuards.Print.FaultsOf(visit));

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var path = Path.Combine(Repository.Gallery, $"{kind}.{language}.pdf");
        var pdf = await visit.Page.PdfAsync(new() { Path = path, Format = "A4", PreferCSSPageSize = true });
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);

        await visit.Page.SetViewportSizeAsync(PaperWidth, 1123);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.ScreenshotAsync(kind, language, "print");
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task PageLooksTheSameWithoutJavaScript(string kind, string language)
    {
        await using var with = await browser.OpenPageInUsedTabAsync(kind, language, Look.Phone);
        await using var without = await browser.OpenPageInUsedTabAsync(kind, language, Look.Phone with { JavaScript = false });
        Assert.Equal(await PictureOf(with.Page), await PictureOf(without.Page));

        // On a busy machine, a picture can be taken before all of a page is painted: the next one is different.
        static async Task<byte[]> PictureOf(IPage page)
        {
            var (picture, next) = (await page.ScreenshotAsync(), await page.ScreenshotAsync());
            for (var tries = 0; tries < 10 && !picture.SequenceEqual(next); tries++)
                (picture, next) = (next, await page.ScreenshotAsync());
            return picture;
        }
    }

    [Theory]
    [InlineData("article")]
    [InlineData("chronology-year")]
    public async Task ScreenReadersSkipOrnaments(string kind)
    {
        await using var visit = await browser.OpenPageAsync(kind, "ms", Look.Phone);
        var client = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var tree = (await client.SendAsync("Accessibility.getFullAXTree"))!.Value.GetRawText();
        Assert.Contains("Anda di sini", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("›", tree, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScreenReadersFindEntriesByHeadingsAndReadEachDateOnce()
    {
        await using var visit = await browser.OpenPageAsync("chronology", "ms", Look.Desktop);
        var dates = await visit.Page.Locator(".when span").AllTextContentsAsync();
        Assert.NotEmpty(dates);
        var client = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        var tree = (await client.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean())
            .Select(node => (Role: ValueOf(node, "role"), Name: ValueOf(node, "name")))
            .ToList();
        Assert.DoesNotContain(tree, node => dates.Contains(node.Name));

        // The tree has the word joiners that the stylesheet draws.
        var headings = tree.Where(node => node.Role == "heading")
            .Select(node => node.Name?.Replace("\u2060", "", StringComparison.Ordinal))
            .ToHashSet();
        Assert.All(
            await visit.Page.Locator(".side:not(.other) .title").AllTextContentsAsync(),
            title => Assert.Contains(title.Trim(), headings));
    }

    [Fact]
    public async Task ScriptThatChangesThePageIsNoticed()
    {
        const string Script = "<script>document.querySelector('h1').textContent = 'x'</script>";
        static string Scripted(string html) => html.Replace("</main>", $"{Script}</main>", StringComparison.Ordinal);
        var look = Look.Phone with { EnforcesPolicy = false };
        var address = Gallery.AddressOf("article", "ms");
        await using var with = await browser.OpenAsync(address, look, edit: Scripted);
        await using var without = await browser.OpenAsync(address, look with { JavaScript = false }, edit: Scripted);
        Assert.NotEqual(await with.Page.ScreenshotAsync(), await without.Page.ScreenshotAsync());
    }

    [Fact]
    public void GalleryHasEveryLayout() =>
        Assert.Empty(PageKind.All.Select(kind => kind.Layout).Except(Gallery.Kinds));

    private static string? ValueOf(JsonElement node, string name) =>
        node.TryGetProperty(name, out var property) ? property.GetProperty("value").ToString() : null;
}
