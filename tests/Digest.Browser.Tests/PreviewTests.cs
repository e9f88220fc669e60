using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Digest.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>The preview in a browser while files are saved.</summary>
public sealed class PreviewTests(Chromium browser)
{
    private const string Story = "input/articles/2023-09-12-who-travels-with-kim/";
    private const string Arabic = Story + "ar.md";
    private const string Malay = Story + "ms.md";
    private const string BaseStyles = "theme/assets/css/base.css";
    private const string MalayAddress = "ms/2023/09/siapa-yang-mengiringi-kim/";

    private static readonly byte[] s_otherResponse = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<p>Other origin");

    [Fact]
    public async Task SavedTextIsShownAtTheSameScrollPosition()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        await tab.Page.EvaluateAsync("() => { window.scrollTo(0, 400); window.before = true; }");

        site.Save(Malay, text => WithTitle(text, "Tajuk yang baharu"));

        await Assertions.Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Tajuk yang baharu");
        await tab.Page.WaitForFunctionAsync("() => window.scrollY === 400");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.before")); // the page is not loaded again
        Assert.Equal("Tajuk yang baharu – Intisari", await tab.Page.TitleAsync());
        Assert.Empty(tab.Messages);
    }

    [Fact]
    public async Task UnchangedPageIsNotReloaded()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        await tab.Page.EvaluateAsync("() => { window.before = true; }");

        site.Save("input/articles/2023-09-04-kim-to-meet-putin/ms.md", text => text + "\nSatu perenggan lagi.\n");
        site.Save(BaseStyles, text => text + "\n.masthead { outline: 3px solid rgb(1, 2, 3) }");

        await tab.Page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.masthead')).outlineColor === 'rgb(1, 2, 3)'");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.before"));
    }

    [Theory]
    [InlineData("inline")]
    [InlineData("linked")]
    public async Task SavedStylesApplyWithoutAReload(string styles)
    {
        await using var site = await EditedSite.OpenAsync(styles);
        await using var tab = await OpenAsync(site);
        await tab.Page.EvaluateAsync("() => { window.before = true; window.scrollTo(0, 300); }");

        foreach (var colour in (string[])["rgb(1, 2, 3)", "rgb(4, 5, 6)"])
        {
            site.Save(BaseStyles, text => text + $"\n.masthead {{ outline: 3px solid {colour} }}");
            await tab.Page.WaitForFunctionAsync($"() => getComputedStyle(document.querySelector('.masthead')).outlineColor === '{colour}'");
        }

        site.Save(BaseStyles, text => text[..text.IndexOf("\n.masthead { outline", StringComparison.Ordinal)]);
        await tab.Page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.masthead')).outlineStyle === 'none'");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.before"));
        Assert.Equal(300, await tab.Page.EvaluateAsync<int>("() => window.scrollY"));
        Assert.Empty(tab.Messages);
    }

    [Fact]
    public async Task ErrorIsShownOverThePageUntilItIsFixed()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        site.Save(Arabic, text => text.Replace("title:", "tajuk:", StringComparison.Ordinal));
        await Assertions.Expect(dialog.GetByText("ar.md(2,1)").First).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Locator("mark").First).ToHaveTextAsync("tajuk:");
        await Assertions.Expect(tab.Page.Locator("h1")).ToContainTextAsync("Siapa");

        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        site.Save(Arabic, text => text + "\n");
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        site.Save(Arabic, text => text.Replace("tajuk:", "title:", StringComparison.Ordinal));
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        Assert.Empty(tab.Messages);
    }

    [Fact]
    public async Task DeletedPageShowsTheNotFoundPage()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);

        site.Delete(Malay);

        await Assertions.Expect(tab.Page.Locator("h1").First).Not.ToContainTextAsync("Siapa");
        Assert.EndsWith(MalayAddress, tab.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageReconnectsAfterARestart()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);

        await site.RestartAsync();
        site.Save(Malay, text => WithTitle(text, "Selepas dimulakan semula"));

        await Assertions.Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Selepas dimulakan semula");
    }

    [Fact]
    public async Task BarCoversNothingAndStaysFolded()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        var fold = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Preview" });
        var source = tab.Page.GetByText(Malay);
        await Assertions.Expect(source).ToBeVisibleAsync();

        await tab.Page.EvaluateAsync("() => window.scrollTo(0, document.documentElement.scrollHeight)");
        var footer = await tab.Page.Locator("footer").Last.BoundingBoxAsync();
        var bar = await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).BoundingBoxAsync();
        Assert.True(footer!.Y + footer.Height < bar!.Y + 1, $"the page ends at {footer.Y + footer.Height}, the bar begins at {bar.Y}");

        await fold.ClickAsync();
        await Assertions.Expect(source).ToBeHiddenAsync();
        await tab.Page.ReloadAsync();
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(source).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TenTabsAreAllUpdated()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        for (var number = 0; number < 9; number++)
        {
            var another = await tab.Page.Context.NewPageAsync();
            await another.GotoAsync(tab.Page.Url);
        }

        site.Save(Malay, text => WithTitle(text, "Untuk semua"));

        foreach (var page in tab.Page.Context.Pages)
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Untuk semua");
    }

    [Fact]
    public async Task PageOfAnotherOriginReadsNothing()
    {
        await using var site = await EditedSite.OpenAsync();
        await using var tab = await OpenAsync(site);
        var token = await tab.Page.EvaluateAsync<string>("() => document.querySelector('script[data-token]').dataset.token");
        using var stop = new CancellationTokenSource();
        var (otherUrl, serving) = ServeOtherOrigin(stop.Token);
        var otherPage = await tab.Page.Context.NewPageAsync();
        await otherPage.GotoAsync(otherUrl);

        // Even with the token, which it cannot know.
        var read = await otherPage.EvaluateAsync<string[]>(
            """
            async ([site, query]) => {
              const timeout = () => new Promise(end => setTimeout(end, 3000));
              const tried = (name, work) => Promise.race([work, timeout()]).then(got => got ? `${name}: ${got}` : "", () => "");
              const element = (tag, url, into) => new Promise(end => {
                const it = Object.assign(document.createElement(tag), { onload: () => end("loaded"), onerror: () => end("") });
                it[into] = url;
                document.body.append(it);
              });
              const results = await Promise.all([
                tried("fetch", fetch(site).then(answer => answer.text())),
                tried("fetch news", fetch(`${site}_preview/news?${query}`).then(answer => answer.text())),
                tried("opaque", fetch(site, { mode: "no-cors" }).then(answer => answer.text())),
                tried("script", element("script", `${site}_preview/client.js`, "src")),
                tried("image", element("img", `${site}_preview/client.css`, "src")),
                tried("style", element("link", `${site}_preview/client.css`, "href")),
                tried("stream", new Promise(end => {
                  const it = new EventSource(`${site}_preview/changes?${query}`);
                  it.onopen = () => end("open");
                  it.onmessage = () => end("message");
                  it.onerror = () => end("");
                })),
                tried("frame", new Promise(end => {
                  const it = document.createElement("iframe");
                  it.src = site;
                  it.onload = () => { try { end(it.contentDocument?.body.textContent); } catch { end(""); } };
                  document.body.append(it);
                })),
                tried("window", new Promise(end => {
                  const it = open(site);
                  setTimeout(() => { try { end(it?.document?.title); } catch { end(""); } }, 1000);
                })),
              ]);
              return results.filter(result => result);
            }
            """,
            new[] { site.Address.ToString(), $"token={token}&address=/" });

        Assert.Empty(read);
        await stop.CancelAsync();
        await serving;
    }

    private async Task<Tab> OpenAsync(EditedSite site)
    {
        var context = await browser.ContextAsync(Look.Desktop);
        var tab = new Tab(context, await context.NewPageAsync());
        await tab.Page.GotoAsync(new Uri(site.Address, MalayAddress).ToString());
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('digest-preview')?.shadowRoot.querySelector('.bar')");
        return tab;
    }

    /// <summary>A page of the preview, and the messages of its console.</summary>
    private sealed class Tab : IAsyncDisposable
    {
        private readonly IBrowserContext _context;
        private readonly ConcurrentQueue<string> _messages = [];

        public Tab(IBrowserContext context, IPage page)
        {
            (_context, Page) = (context, page);
            page.Console += (_, message) => _messages.Enqueue($"{message.Type}: {message.Text}");
            page.PageError += (_, message) => _messages.Enqueue(message);
        }

        public IPage Page { get; }

        public IReadOnlyCollection<string> Messages => _messages;

        public ValueTask DisposeAsync() => _context.DisposeAsync();
    }

    private static string WithTitle(string text, string title) =>
        string.Join('\n', text.Split('\n').Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line));

    /// <summary>Serves a page on another port of the loopback address: same site, another origin.</summary>
    private static (string Address, Task Serving) ServeOtherOrigin(CancellationToken stop)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/", Serve());

        async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(stop);
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[64 * 1024], stop);
                    await stream.WriteAsync(s_otherResponse, stop);
                }
            }
            catch (OperationCanceledException)
            {
                listener.Stop();
            }
        }
    }
}
