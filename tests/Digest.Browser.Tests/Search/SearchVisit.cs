using System.Collections.Concurrent;
using Digest.Browser.Tests.Browsing;
using Digest.Pages;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Search;

/// <summary>The search page in the browser, with an index written by hand.</summary>
internal sealed class SearchVisit : IAsyncDisposable
{
    private const string Folder = "/search/";

    /// <summary>Requests that are intercepted do not say whether they go past the cache of the browser.</summary>
    private const string ReloadInAddress =
        "const load = fetch; window.fetch = (url, options) => load(options?.cache === 'reload' ? `${url}?reload` : url, options)";

    private readonly ConcurrentQueue<string> _loads = [];

    private SearchVisit(Visit visit) => Visit = visit;

    public Visit Visit { get; }

    /// <summary>The index that the browser loads. A file that is not in it is missing on the server.</summary>
    public Dictionary<string, string> Files { get; set; } = HandMadeIndex.Files();

    /// <summary>The index that the browser gets if it asks past its cache.</summary>
    public Dictionary<string, string>? NewestFiles { get; set; }

    /// <summary>What the server does before it sends a file.</summary>
    public Func<string, Task> Delay { get; set; } = _ => Task.CompletedTask;

    public IPage Page => Visit.Page;

    /// <summary>The files of the index that the browser has loaded.</summary>
    public IReadOnlyCollection<string> Loads => _loads;

    public IReadOnlyCollection<string> Messages => Visit.Messages;

    public string? Query => System.Web.HttpUtility.ParseQueryString(new Uri(Page.Url).Query)["q"];

    public ILocator Found => Page.Locator("#found");

    public ILocator Browse => Page.Locator("#browse");

    public static string AddressOf(string language) =>
        RenderedSite.AtRoot.Compiled.Pages.Single(page => page.Layout == "search" && page.Language.Code == language).Address;

    public static async Task<SearchVisit> OpenAsync(Chromium browser, string language = "ms", Look? look = null)
    {
        var visit = new SearchVisit(await browser.OpenAsync(AddressOf(language), look ?? Look.Phone));
        await visit.Page.Context.AddInitScriptAsync(ReloadInAddress);
        await visit.Page.Context.RouteAsync($"**{Folder}*", visit.SendAsync);
        await visit.Page.Context.RouteAsync("**/ms/2023/*/*/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = HandMadeIndex.PageAt(new Uri(route.Request.Url).AbsolutePath),
        }));
        return visit;
    }

    /// <summary>Opens the page with a query in its address.</summary>
    /// <returns>The headlines of what is found.</returns>
    public async Task<IReadOnlyList<string>> OpenAsync(string query)
    {
        await Visit.GoToAsync($"{new Uri(Page.Url).AbsolutePath}?q={Uri.EscapeDataString(query)}");
        return await ResultsAsync(query.Trim());
    }

    /// <summary>Types a query in place of the one before.</summary>
    public async Task<IReadOnlyList<string>> TypeAsync(string query)
    {
        await Page.Locator("#q").FillAsync(query);
        return await ResultsAsync(query);
    }

    /// <summary>The headlines, when the page shows what is found for a query.</summary>
    public async Task<IReadOnlyList<string>> ResultsAsync(string query)
    {
        await Page.WaitForFunctionAsync("query => document.querySelector('#found').dataset.query === query", query);
        return await Page.Locator("#results h2").AllTextContentsAsync();
    }

    public ValueTask DisposeAsync() => Visit.DisposeAsync();

    private async Task SendAsync(IRoute route)
    {
        var url = new Uri(route.Request.Url);
        var name = url.AbsolutePath[Folder.Length..];
        _loads.Enqueue(name);
        await Delay(name);
        var files = url.Query == "?reload" && NewestFiles is not null ? NewestFiles : Files;
        await route.FulfillAsync(files.TryGetValue(name, out var text)
            ? new() { ContentType = "text/plain; charset=utf-8", Body = text }
            : new() { Status = 404 });
    }
}
