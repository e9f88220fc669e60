using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>Every kind of page, in both languages, held to everything that readers are owed. Pictures of them are left in <c>artifacts/gallery</c>.</summary>
public sealed class EveryPage(Chromium browser)
{
    /// <summary>A4 at 96 pixels an inch.</summary>
    private const int WidthOfPaper = 794;

    [Theory]
    [MemberData(nameof(Gallery.Pages), MemberType = typeof(Gallery))]
    public Task KeepsItsPromisesOnAPhone(string kind, string language) => HoldAsync(kind, language, Look.Phone, "phone");

    [Theory]
    [MemberData(nameof(Gallery.Pages), MemberType = typeof(Gallery))]
    public Task KeepsItsPromisesOnADesktop(string kind, string language) => HoldAsync(kind, language, Look.Desktop, "desktop");

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public Task KeepsItsPromisesInTheDark(string kind, string language) =>
        HoldAsync(kind, language, (Gallery.IsFull ? Look.Tablet : Look.Phone) with { Scheme = ColorScheme.Dark }, "dark");

    [Fact]
    public async Task KeepsItsPromisesAtEveryWidthInEveryColour()
    {
        Assert.SkipUnless(Gallery.IsFull, "A run for the night: DIGEST_FULL=1.");
        foreach (var (kind, language) in Gallery.Pages.Select(row => row.Data))
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                foreach (var look in (Look[])[Look.Phone, Look.Tablet, Look.Desktop])
                    await HoldAsync(kind, language, look with { Scheme = scheme }, $"{scheme}-{look.Width}".ToLowerInvariant());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task KeepsItsMarksInTheReadersOwnColours(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, AllGuards.ForcedColours.Look!);
        await visit.PictureAsync(kind, language, "forced");
        Assert.Empty(await AllGuards.ForcedColours.FaultsOf(visit));
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task CanBePrinted(string kind, string language)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Desktop with { Scheme = ColorScheme.Dark });
        Assert.Empty(await AllGuards.Paper.FaultsOf(visit));

        var pdf = await visit.Page.PdfAsync(new() { Path = Path.Combine(Repository.Gallery, $"{kind}.{language}.pdf"), Format = "A4", PreferCSSPageSize = true });
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);

        await visit.Page.SetViewportSizeAsync(WidthOfPaper, 1123);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.PictureAsync(kind, language, "print");
    }

    [Theory]
    [MemberData(nameof(Gallery.Sample), MemberType = typeof(Gallery))]
    public async Task LooksTheSameWithoutJavaScript(string kind, string language)
    {
        await using var with = await browser.OpenPageAsync(kind, language, Look.Phone);
        await using var without = await browser.OpenPageAsync(kind, language, Look.Phone with { JavaScript = false });
        Assert.Equal(await with.Page.ScreenshotAsync(), await without.Page.ScreenshotAsync());
    }

    private async Task HoldAsync(string kind, string language, Look look, string name)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, look);
        var faults = new List<string>();
        foreach (var guard in AllGuards.List.Where(guard => Gallery.IsFull || guard.Look is null || guard.Look.Width == look.Width))
            faults.AddRange((await guard.FaultsOf(visit)).Select(fault => $"{guard}, but: {fault}"));

        // At the end: for a picture of the whole page the browser stretches its window, and everything moves.
        await visit.PictureAsync(kind, language, name);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
