using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Digest.Browser.Tests.Browsing;

/// <summary>One browser for all tests, with a separate profile for each visit.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_executables =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            // Null is the browser that Playwright has installed.
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path
                ? path
                : s_executables.FirstOrDefault(File.Exists),
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
    /// <param name="edit">Changes the HTML of every page before the browser gets it.</param>
    internal async Task<Visit> OpenAsync(string address, Look look, RenderedSite? site = null, Func<string, string>? edit = null)
    {
        site ??= RenderedSite.AtRoot;
        var context = await ContextAsync(look);
        var visit = new Visit(context, await context.NewPageAsync(), site);
        await context.RouteAsync("**/*", route => site.FulfillAsync(route, edit ?? (html => html)));
        if (look.Media == Media.Print)
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.GoToAsync(address);
        return visit;
    }

    /// <summary>A profile that uses the network, for tests with a server.</summary>
    internal Task<IBrowserContext> ContextAsync(Look look) => _browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = look.Width, Height = look.Height },
        ColorScheme = look.Scheme,
        ForcedColors = look.ForcedColors,
        ReducedMotion = look.Motion,
        JavaScriptEnabled = look.JavaScript,
        BypassCSP = !look.EnforcesPolicy,
    });
}
