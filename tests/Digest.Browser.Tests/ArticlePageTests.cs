using Digest.Browser.Tests.Browsing;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The facts above the text of an article: author, translator, dates.</summary>
public sealed class ArticlePageTests(Chromium browser)
{
    [Fact]
    public async Task TranslatorFollowsTheAuthorInTheSameStyle()
    {
        await using var visit = await browser.OpenAsync("/ms/2023/07/specimen-alone/", Look.Phone);
        var author = visit.Page.Locator(".meta dd", new() { HasText = "Meja Contoh" });
        var translator = visit.Page.Locator(".meta dd", new() { HasText = "Penterjemah Contoh" });

        const string Style =
            "row => { const { fontSize, fontWeight, color } = getComputedStyle(row); return [fontSize, fontWeight, color].join(' '); }";
        const string FollowsAuthor = "row => row.parentElement.previousElementSibling.textContent.includes('Meja Contoh')";
        Assert.Equal(await author.EvaluateAsync<string>(Style), await translator.EvaluateAsync<string>(Style));
        Assert.True(await translator.EvaluateAsync<bool>(FollowsAuthor));
    }

    [Theory]
    [InlineData("article", "ms", false)]
    [InlineData("specimen", "ar", true)]
    public async Task MachineTranslationHasANoticeBeforeTheText(string kind, string language, bool isMachineTranslation)
    {
        await using var visit = await browser.OpenPageAsync(kind, language, Look.Phone);
        var notice = visit.Page.Locator(".notice");
        Assert.Equal(isMachineTranslation ? 1 : 0, await notice.CountAsync());
        if (!isMachineTranslation)
            return;
        var first = await visit.Page.Locator(".body > p").First.BoundingBoxAsync();
        var box = await notice.BoundingBoxAsync();
        Assert.True(box!.Height > 0 && box.Y + box.Height <= first!.Y);
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task DatelineAndDatesAreRed(string language)
    {
        await using var visit = await browser.OpenPageAsync("specimen", language, Look.Phone);
        var colours = await visit.Page.EvaluateAsync<string[]>("""
            () => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = "#8a2317";
                const rubric = getComputedStyle(probe).color;
                return [...document.querySelectorAll(".dateline, .meta time, .corrections time")]
                    .map(element => getComputedStyle(element).color === rubric ? "red" : element.outerHTML);
            }
            """);
        Assert.InRange(colours!.Length, 4, int.MaxValue);
        Assert.All(colours, colour => Assert.Equal("red", colour));
        const string IndexOfDateline = "paragraph => [...paragraph.childNodes].findIndex(node => node.classList?.contains('dateline'))";
        Assert.Equal(0, await visit.Page.Locator(".body > p").First.EvaluateAsync<int>(IndexOfDateline));
    }
}
