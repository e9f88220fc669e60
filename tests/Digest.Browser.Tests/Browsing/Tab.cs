using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>A profile with one page, whose requests a site answers. It can be used again: to make one takes longer than a visit.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private RenderedSite _site = RenderedSite.AtRoot;
    private Func<string, string> _edit = html => html;

    private Tab(IBrowserContext context, IPage page, Look look) => (_context, Page, Look) = (context, page, look);

    public IPage Page { get; }

    public Look Look { get; }

    public static async Task<Tab> OpenAsync(IBrowserContext context, Look look)
    {
        var tab = new Tab(context, await context.NewPageAsync(), look);
        await context.RouteAsync("**/*", route => tab._site.FulfillAsync(route, tab._edit));
        if (look.Media == Media.Print)
            await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        return tab;
    }

    /// <param name="site">Answers the requests from now on.</param>
    /// <param name="edit">Changes the HTML of every page.</param>
    public void Show(RenderedSite site, Func<string, string> edit) => (_site, _edit) = (site, edit);

    /// <summary>Leaves the page of a visit, with all that its scripts and styles have done, and restores the window.</summary>
    public async Task ClearAsync()
    {
        await Page.GotoAsync("about:blank");
        await Page.EmulateMediaAsync(new() { Media = Look.Media });
        if (Page.ViewportSize is not { } size || size.Width != Look.Width || size.Height != Look.Height)
            await Page.SetViewportSizeAsync(Look.Width, Look.Height);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
