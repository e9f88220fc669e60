using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>What an open page learns from the reload channel.</summary>
public sealed class ChangesTests
{
    private static TestSite Site(string title = "Kim", string other = "Putin") => new TestSite()
        .With("input/articles/2023-09-12-kim/ms.md", $"---\ntitle: {title}\nslug: kim\n---\n")
        .With("input/articles/2023-09-11-putin/ms.md", $"---\ntitle: {other}\nslug: putin\ntopics: trade\n---\n");

    private static TestSite Broken() => Site().With("input/topics.yml", "security: {");

    [Fact]
    public async Task ChangedPageHasChanges()
    {
        await using var preview = await RunningPreview.Start(Site());
        var page = await OpenPage.At("/ms/2023/09/kim/", preview);
        Assert.Equal("", await page.News());

        preview.Show(Site("Kim tiba"));

        Assert.Equal("page", await page.News());
    }

    [Fact]
    public async Task UnchangedPageHasNoChanges()
    {
        await using var preview = await RunningPreview.Start(Site());
        var kim = await OpenPage.At("/ms/2023/09/kim/", preview);
        var putin = await OpenPage.At("/ms/2023/09/putin/", preview);

        preview.Show(Site(other: "Putin di forum"));

        Assert.Equal("", await kim.News());
        Assert.Equal("page", await putin.News());
    }

    [Fact]
    public async Task FailedCompilationChangesOnlyTheProblems()
    {
        await using var preview = await RunningPreview.Start(Site());
        var page = await OpenPage.At("/ms/2023/09/kim/", preview);

        preview.Show(Broken());
        Assert.Equal("problems", await page.News());
        page = await OpenPage.At("/ms/2023/09/kim/", preview);
        Assert.Equal("", await page.News());

        preview.Show(Broken()); // another failure opens the problems again
        Assert.Equal("problems", await page.News());

        preview.Show(Site());
        Assert.Equal("problems", await page.News());
    }

    [Fact]
    public async Task NewsHasThePageAsItIsServed()
    {
        await using var preview = await RunningPreview.Start(Site("Kim & Putin \"كيم\""));
        const string Address = "/ms/2023/09/kim/";

        var served = await preview.Get(Address);
        var news = await preview.NewsFor(Address);

        Assert.Equal(WithoutNonce(served.Text), WithoutNonce(news["page"]));

        static string WithoutNonce(string page) => Regex.Replace(page, "[0-9a-f]{32}", "");
    }

    [Fact]
    public async Task AddressWithoutAPageHasAnEmptyPage()
    {
        await using var preview = await RunningPreview.Start(Site());

        var news = await preview.NewsFor("/ms/2023/09/kim", page: "of the page that was there");

        Assert.Equal("", news["page"]); // a redirect
    }

    [Fact]
    public async Task DeletedPageHasChanges()
    {
        await using var preview = await RunningPreview.Start(Site());
        var page = await OpenPage.At("/ms/2023/09/putin/", preview);

        preview.Show(Site().Without("input/articles/2023-09-11-putin/ms.md"));

        Assert.StartsWith("page", await page.News(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageOfProblemsChangesWhenTheSiteCompiles()
    {
        await using var preview = await RunningPreview.Start(Broken());
        var page = await OpenPage.At("/ms/2023/09/kim/", preview);

        preview.Show(Site());

        Assert.Equal("page problems", await page.News());
    }

    [Fact]
    public async Task EveryStateSendsOneEvent()
    {
        await using var preview = await RunningPreview.Start(Site());
        using var channel = await Channel.Of(preview);

        preview.Show(Site("Kim tiba"));
        Assert.Equal("data: changed\n\n", await channel.Next());
        preview.Show(Broken());
        Assert.Equal("data: changed\n\n", await channel.Next());
    }

    [Fact]
    public async Task EventsReachFortyConnections()
    {
        await using var preview = await RunningPreview.Start(Site());
        var channels = new List<Channel>();
        for (var number = 0; number < 40; number++)
            channels.Add(await Channel.Of(preview));

        preview.Show(Site("Kim tiba"));

        foreach (var channel in channels)
        {
            Assert.Equal("data: changed\n\n", await channel.Next());
            channel.Dispose();
        }
    }

    [Fact]
    public async Task StoppedPreviewClosesTheChannel()
    {
        var preview = await RunningPreview.Start(Site());
        using var channel = await Channel.Of(preview);
        var started = Stopwatch.GetTimestamp();

        await preview.DisposeAsync();

        Assert.Equal("", await channel.Next());
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>A page that is open in a browser.</summary>
    private sealed record OpenPage(RunningPreview Preview, string Address, string Page, string Problems)
    {
        public static async Task<OpenPage> At(string address, RunningPreview preview) => new(
            preview,
            address,
            (await preview.Get(address)).Sent("page"),
            (await preview.NewsFor(address))["version"]);

        /// <summary>What changed: <c>page</c>, <c>problems</c>, both or nothing.</summary>
        public async Task<string> News()
        {
            var news = await Preview.NewsFor(Address, Page, Problems);
            return string.Join(' ', news.Keys.Where(key => key != "version"));
        }
    }

    /// <summary>A browser's connection to the channel.</summary>
    private sealed class Channel(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[4096];

        public static async Task<Channel> Of(RunningPreview preview)
        {
            var channel = new Channel(await preview.Connect());
            await channel.Open(preview);
            return channel;
        }

        /// <summary>The next event, without the chunk headers; empty when the channel is closed.</summary>
        public async Task<string> Next()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                var count = await socket.ReceiveAsync(_buffer, patience.Token);
                var chunk = Encoding.ASCII.GetString(_buffer, 0, count);
                var start = chunk.IndexOf("\r\n", StringComparison.Ordinal) + 2;
                return count == 0 || chunk.StartsWith("0\r\n", StringComparison.Ordinal) ? "" : chunk[start..^2];
            }
            catch (SocketException)
            {
                return "";
            }
        }

        public void Dispose() => socket.Dispose();

        private async Task Open(RunningPreview preview)
        {
            var request = $"GET /_preview/changes?token={await preview.Token()} HTTP/1.1\r\n"
                + $"Host: localhost:{preview.Port}\r\nSec-Fetch-Site: same-origin\r\n\r\n";
            await socket.SendAsync(Encoding.ASCII.GetBytes(request));
            var heard = "";
            while (!heard.Contains("retry: 500\n\n\r\n", StringComparison.Ordinal))
                heard += Encoding.ASCII.GetString(_buffer, 0, await socket.ReceiveAsync(_buffer));
            Assert.StartsWith("HTTP/1.1 200 OK\r\n", heard, StringComparison.Ordinal);
            Assert.Contains("Content-Type: text/event-stream\r\n", heard, StringComparison.Ordinal);
        }
    }
}
