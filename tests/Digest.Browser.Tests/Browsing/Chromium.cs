using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Digest.Browser.Tests.Browsing;

/// <summary>One browser for all tests; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            // None of these: the one that Playwright itself has installed, if it has.
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : s_places.FirstOrDefault(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page of the site.</summary>
    /// <param name="address">From the root of the site.</param>
    /// <param name="edit">Does something to every page on its way to the browser.</param>
    internal async Task<Visit> OpenAsync(string address, Look look, RenderedSite? site = null, Func<string, string>? edit = null)
    {
        site ??= RenderedSite.AtRoot;
        var context = await ContextAsync(look);
        var visit = new Visit(context, await context.NewPageAsync(), site);
        await context.RouteAsync("**/*", route => site.AnswerAsync(route, edit ?? (html => html)));
        if (look.Media == Media.Print)
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.GoToAsync(address);
        return visit;
    }

    /// <summary>A profile with the network of this machine, for what needs a server.</summary>
    internal Task<IBrowserContext> ContextAsync(Look look) => _browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = look.Width, Height = look.Height },
        ColorScheme = look.Scheme,
        ForcedColors = look.ForcedColors,
        ReducedMotion = look.Motion,
        JavaScriptEnabled = look.JavaScript,
        BypassCSP = !look.HeedsPolicy,
    });
}
