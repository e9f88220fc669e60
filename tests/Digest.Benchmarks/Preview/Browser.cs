using System.Globalization;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Digest.Benchmarks.Preview;

/// <summary>A page of a preview in Chromium, which reports when it shows the words of a save.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, _page) = (playwright, browser, page);
        page.Console += (_, message) => _messages.Writer.TryWrite(message.Text);
    }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        await page.AddInitScriptAsync(Chromium.Script("seen.js"));
        return new(playwright, browser, page);
    }

    public Task OpenAsync(Uri url) => _page.GotoAsync(url.AbsoluteUri);

    /// <summary>Saves a file, and waits until the page shows its new words.</summary>
    public async Task<SeenSave> SeeAsync(Action save, string marker)
    {
        while (_messages.Reader.TryRead(out _))
        {
            // A step of an earlier save.
        }

        var saved = DateTime.UtcNow;
        save();
        using var timeout = new CancellationTokenSource(s_timeout);
        var seen = new SeenSave(double.NaN, double.NaN, double.NaN, double.NaN);
        while (double.IsNaN(seen.Painted))
        {
            var words = (await _messages.Reader.ReadAsync(timeout.Token)).Split(' ');
            if (words is not ["seen", var step, var number, var shown])
                continue;
            var time = double.Parse(number, CultureInfo.InvariantCulture) - (saved - DateTime.UnixEpoch).TotalMilliseconds;
            seen = step switch
            {
                "event" when double.IsNaN(seen.Event) => seen with { Event = time },
                "received" when double.IsNaN(seen.Inserted) => seen with { Received = time },
                "inserted" when shown == marker => seen with { Inserted = time },
                "painted" when shown == marker => seen with { Painted = time },
                _ => seen,
            };
        }

        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
