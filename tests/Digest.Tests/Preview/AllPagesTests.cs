using AngleSharp.Dom;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>The list of all pages, for editors.</summary>
public sealed class AllPagesTests
{
    private static TestSite Site() => new TestSite()
        .With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim <kata>\nslug: kim\n---\n")
        .With("input/articles/2023-09-12-kim/ar.md", "---\ntitle: كيم\nslug: كيم\n---\n")
        .With("input/articles/2023-09-13-putin/ms.md", "---\ntitle: Putin\nslug: putin\npublished: 2023-09-13\n---\n")
        .With("input/articles/2026-01-01-esok/ms.md", "---\ntitle: Esok\npublished: 2026-01-01\n---\n");

    [Theory]
    [InlineData("", "2023-09-13 Putin missing in ar", "2023-09-12 Kim <kata> كيم")]
    [InlineData("?missing=yes", "2023-09-13 Putin missing in ar")]
    [InlineData("?q=KIM", "2023-09-12 Kim <kata> كيم")]
    [InlineData("?q=%D9%83%D9%8A%D9%85", "2023-09-12 Kim <kata> كيم")]
    [InlineData("?q=%3Ckata%3E", "2023-09-12 Kim <kata> كيم")]
    [InlineData("?q=tiada")]
    [InlineData("?kind=held-back", "input/articles/2026-01-01-esok/ms.md held back until 2026-01-01")]
    [InlineData("?kind=front", "/ms/ /ms/", "/ar/ /ar/")]
    [InlineData("?kind=front&q=/ar/", "/ar/ /ar/")]
    [InlineData("?kind=%22%3E%3Cscript%3E")]
    [InlineData("?part=7&q=putin", "2023-09-13 Putin missing in ar")]
    public async Task ListsTheRowsOfTheQuery(string query, params string[] rows)
    {
        await using var preview = await RunningPreview.Start(Site());

        var page = await Ask(query, preview);

        Assert.Equal(rows,
            page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Single(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task CountsEveryKindOfPage()
    {
        await using var preview = await RunningPreview.Start(Site());

        var tabs = (await Ask("", preview)).QuerySelectorAll("header nav a").Select(tab => tab.TextContent).ToList();

        Assert.Equal(["stories 2", "held back 1"], tabs[..2]);
        Assert.Contains("article 3", tabs);
    }

    [Fact]
    public async Task HasPartsOfFiveHundredRows()
    {
        var site = Site();
        for (var number = 0; number < 600; number++)
            site.With($"input/articles/banyak/2022-01-01-cerita-{number}/ms.md",
                $"---\ntitle: Cerita {number}\npublished: 2022-01-01\n---\n");
        await using var preview = await RunningPreview.Start(site);

        Assert.Equal(500, (await Ask("", preview)).QuerySelectorAll("tbody tr").Length);
        var second = await Ask("?part=2", preview);
        Assert.Equal(102, second.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("/_preview/?kind=stories&q=&missing=&part=1", second.QuerySelector(".parts a")!.GetAttribute("href"));
    }

    private static async Task<IDocument> Ask(string query, RunningPreview preview)
    {
        var answer = await preview.Get($"/_preview/{query}");
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("default-src 'none';", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        return answer.Page;
    }
}
