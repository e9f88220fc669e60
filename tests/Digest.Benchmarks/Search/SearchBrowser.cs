using System.Collections.Frozen;
using Digest.Browser.Tests.Search;
using Microsoft.Playwright;

namespace Digest.Benchmarks.Search;

/// <summary>Chromium, which opens a page with a query in its address and waits until the results are shown.</summary>
internal sealed class SearchBrowser : IAsyncDisposable
{
    private const int Slowdown = 4;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly CompressingServer _server;

    private SearchBrowser(IPlaywright playwright, IBrowser browser, CompressingServer server) =>
        (_playwright, _browser, _server) = (playwright, browser, server);

    public static async Task<SearchBrowser> StartAsync(CompressingServer server)
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await Chromium.LaunchAsync(playwright), server);
    }

    /// <summary>Asks all queries of an edition in one profile, so that nothing is loaded twice.</summary>
    /// <param name="address">The page that searches.</param>
    /// <param name="articles">The id of the story of each article, by its address.</param>
    public async Task<IReadOnlyList<Answer>> AskAsync(
        string address, IEnumerable<SearchQuery> queries, FrozenDictionary<string, string> articles)
    {
        await using var context = await _browser.NewContextAsync();
        var page = await PageOf(context);
        var answers = new List<Answer>();
        foreach (var query in queries)
        {
            await SearchAsync(page, address, query.Text, "&all");
            var hits = await page.EvaluateAsync<string[][]>("""
                () => Array.from(document.querySelectorAll("#results > li"),
                    hit => Array.from(hit.querySelectorAll("a[href]"), link => link.href))
                """);
            answers.Add(new(query, [.. hits.Select(links => StoryOf(links, query, articles)).Distinct()]));
        }

        return answers;
    }

    /// <summary>Asks a query as the first one of a reader.</summary>
    public async Task<FirstSearch> AskFirstAsync(string address, string query)
    {
        await using var context = await _browser.NewContextAsync();
        var page = await PageOf(context);
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowdown });
        await _server.SettleAsync();
        _server.Clear();
        await SearchAsync(page, address, query, "");
        var times = await page.EvaluateAsync<double[]>("() => [performance.timeOrigin, window.shown]");
        var responses = await _server.SettleAsync();
        var needed = responses.Select(response => (response.Sent - DateTime.UnixEpoch).TotalMilliseconds).Where(sent => sent <= times[1]);
        return new(
            responses.Sum(response => response.Bytes),
            responses.First(response => $"/{response.Path}" == $"{Uri.UnescapeDataString(address)}index.html").Bytes,
            times[1] - times[0],
            times[1] - needed.Max());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static async Task<IPage> PageOf(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Chromium.Script("shown.js"));
        return page;
    }

    private async Task SearchAsync(IPage page, string address, string query, string more)
    {
        await page.GotoAsync(new Uri(_server.Address, $"{address}?q={Uri.EscapeDataString(query)}{more}").AbsoluteUri);
        try
        {
            await page.WaitForFunctionAsync("() => window.shown !== undefined");
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{address} shows no results for '{query}'.", exception);
        }
    }

    /// <summary>The story of a hit, all of whose links lead to articles of one story.</summary>
    private static string StoryOf(string[] links, SearchQuery query, FrozenDictionary<string, string> articles)
    {
        var stories = links.Select(link => articles.GetValueOrDefault(Uri.UnescapeDataString(new Uri(link).AbsolutePath))).Distinct();
        return stories.ToArray() is [{ } story]
            ? story
            : throw new InvalidOperationException($"A hit for '{query.Text}' does not lead to one story: {string.Join(' ', links)}");
    }
}
