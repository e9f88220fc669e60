using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>A page in the browser, with the requests and console messages of its load.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly Tab _tab;
    private readonly RenderedSite _site;
    private readonly Func<Tab, Task> _leave;
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _messages = [];

    /// <param name="leave">What becomes of the tab after the visit.</param>
    public Visit(Tab tab, RenderedSite site, Func<Tab, Task> leave)
    {
        (_tab, _site, _leave) = (tab, site, leave);
        Page.Request += OnRequest;
        Page.Console += OnMessage;
        Page.PageError += OnError;
    }

    public IPage Page => _tab.Page;

    /// <summary>Resource type and URL: <c>image https://…</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Messages of the console.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public string Origin => _site.Origin;

    public string Address => Uri.UnescapeDataString(new Uri(Page.Url).AbsolutePath);

    public async Task GoToAsync(string address) => await Page.GotoAsync(_site.UrlOf(address));

    public async ValueTask DisposeAsync()
    {
        Page.Request -= OnRequest;
        Page.Console -= OnMessage;
        Page.PageError -= OnError;
        await _leave(_tab);
    }

    private void OnRequest(object? sender, IRequest request) => _requests.Enqueue($"{request.ResourceType} {request.Url}");

    private void OnMessage(object? sender, IConsoleMessage message) => _messages.Enqueue($"{message.Type}: {message.Text}");

    private void OnError(object? sender, string message) => _messages.Enqueue(message);
}
