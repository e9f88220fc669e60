using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>A page in the browser, with the requests and console messages of its load.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly RenderedSite _site;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _messages = [];

    public Visit(IBrowserContext context, IPage page, RenderedSite site)
    {
        (_context, Page, _site) = (context, page, site);
        page.Request += (_, request) => _requests.Enqueue($"{request.ResourceType} {request.Url}");
        page.Console += (_, message) => _messages.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, message) => _messages.Enqueue(message);
    }

    public IPage Page { get; }

    /// <summary>Resource type and URL: <c>image https://…</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Messages of the console.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public string Origin => _site.Origin;

    public string Address => Uri.UnescapeDataString(new Uri(Page.Url).AbsolutePath);

    public async Task GoToAsync(string address) => await Page.GotoAsync(_site.UrlOf(address));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
