using System.Collections.Concurrent;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Digest.Browser.Tests.Browsing;

/// <summary>One browser for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_executables =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private readonly ConcurrentDictionary<Look, ConcurrentBag<Tab>> _unused = new();
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

    /// <summary>Opens a page of the site in a new tab.</summary>
    /// <param name="address">From the root of the site.</param>
    /// <param name="edit">Changes the HTML of every page before the browser gets it.</param>
    internal async Task<Visit> OpenAsync(string address, Look look, RenderedSite? site = null, Func<string, string>? edit = null) =>
        await VisitAsync(await NewTabAsync(look), address, site, edit, async tab => await tab.DisposeAsync());

    /// <summary>
    /// Opens a page of the site in a tab that other visits have left. The pointer stays where it was, and scripts that were added to all
    /// documents stay too, so this is for tests that neither use a mouse nor add one.
    /// </summary>
    /// <inheritdoc cref="OpenAsync"/>
    internal async Task<Visit> OpenInUsedTabAsync(
        string address, Look look, RenderedSite? site = null, Func<string, string>? edit = null)
    {
        var unused = _unused.GetOrAdd(look, _ => []);
        var tab = unused.TryTake(out var left) ? left : await NewTabAsync(look);
        return await VisitAsync(tab, address, site, edit, async tab =>
        {
            await tab.ClearAsync();
            unused.Add(tab);
        });
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

    private async Task<Tab> NewTabAsync(Look look) => await Tab.OpenAsync(await ContextAsync(look), look);

    private static async Task<Visit> VisitAsync(
        Tab tab, string address, RenderedSite? site, Func<string, string>? edit, Func<Tab, Task> leave)
    {
        site ??= RenderedSite.AtRoot;
        tab.Show(site, edit ?? (html => html));
        var visit = new Visit(tab, site, leave);
        await visit.GoToAsync(address);
        return visit;
    }
}
