using Digest.Browser.Tests.Browsing;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>What a report says of itself before it begins: who made it out of what, and when.</summary>
public sealed class EveryReport(Chromium browser)
{
    [Fact]
    public async Task NamesItsTranslatorBesideItsAuthorAndAsLarge()
    {
        await using var visit = await browser.OpenAsync("/ms/2023/07/specimen-alone/", Look.Phone);
        var author = visit.Page.Locator(".meta dd", new() { HasText = "Meja Contoh" });
        var translator = visit.Page.Locator(".meta dd", new() { HasText = "Penterjemah Contoh" });

        const string Script = "row => { const { fontSize, fontWeight, color } = getComputedStyle(row); return [fontSize, fontWeight, color].join(' '); }";
        Assert.Equal(await author.EvaluateAsync<string>(Script), await translator.EvaluateAsync<string>(Script));
        Assert.True(await translator.EvaluateAsync<bool>("row => row.parentElement.previousElementSibling.textContent.includes('Meja Contoh')"));
    }

    [Theory]
    [InlineData("article", "ms", false)]
    [InlineData("specimen", "ar", true)]
    public async Task WarnsOfAMachineBeforeItsFirstParagraph(string kind, string language, bool isByMachine)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Phone);
        var notice = visit.Page.Locator(".notice");
        Assert.Equal(isByMachine ? 1 : 0, await notice.CountAsync());
        if (!isByMachine)
            return;
        var first = await visit.Page.Locator(".body > p").First.BoundingBoxAsync();
        var box = await notice.BoundingBoxAsync();
        Assert.True(box!.Height > 0 && box.Y + box.Height <= first!.Y);
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task HasItsPlaceAndDayInRed(string language)
    {
        await using var visit = await browser.OpenPageAsync("specimen", language, Look.Phone);
        var colours = await visit.Page.EvaluateAsync<string[]>("""
            () => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = "var(--rubric)";
                const rubric = getComputedStyle(probe).color;
                return [...document.querySelectorAll(".dateline, .meta time, .corrections time")].map(element => getComputedStyle(element).color === rubric ? "red" : element.outerHTML);
            }
            """);
        Assert.InRange(colours!.Length, 4, int.MaxValue);
        Assert.All(colours, colour => Assert.Equal("red", colour));
        Assert.Equal(0, await visit.Page.Locator(".body > p").First.EvaluateAsync<int>("paragraph => [...paragraph.childNodes].findIndex(node => node.classList?.contains('dateline'))"));
    }
}
