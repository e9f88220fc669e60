using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Digest.Cli;
using Digest.Cli.Commands;
using Digest.Cli.Terminal;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary><c>digest serve</c>: a built folder as Pages serves it.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ServeTests()
    {
        _folder.Write("output/index.html", "pintu");
        _folder.Write("output/404.html", "tiada");
        _folder.Write("output/ms/berita baharu/index.html", "berita");
        _folder.Write("output/gambar.png", "x");
        _folder.Write("rahsia.txt", "rahsia");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/", 200, "pintu")]
    [InlineData("/ms/berita%20baharu/", 200, "berita")]
    [InlineData("/ms/berita%20baharu", 301, "")]
    [InlineData("/ms/", 404, "tiada")]
    [InlineData("/../rahsia.txt", 404, "tiada")]
    [InlineData("/%2e%2e%2frahsia.txt", 404, "tiada")]
    [InlineData("/tautan.txt", 404, "tiada")]
    [InlineData("/_preview/client.js", 404, "tiada")]
    public async Task AddressesHaveTheStatusOfGitHubPages(string address, int status, string text)
    {
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(_folder["output/tautan.txt"], _folder["rahsia.txt"]);

        await Serving([], async client =>
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal((status, text),
                ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        });
    }

    [Fact]
    public Task LinksAndPipesAreNotServedAndDoNotStallTheServer() => Serving([], async client =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux distinguishes them");
        Assert.Equal("x", await client.GetStringAsync(new Uri("/gambar.png", UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var make in (string[])["mkfifo", "ln -s ../rahsia.txt"])
        {
            File.Delete(_folder["output/gambar.png"]);
            using (var command = Process.Start(make.Split(' ')[0], [.. make.Split(' ')[1..], _folder["output/gambar.png"]]))
                await command.WaitForExitAsync(TestContext.Current.CancellationToken);

            for (var request = 0; request < 3; request++)
            {
                var answer = await client.GetAsync(new Uri("/gambar.png", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        Assert.Equal("pintu", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
    });

    [Fact]
    public Task SiteIsBelowItsLinkRoot() => Serving([KeyValuePair.Create("LinkRoot", "/repo")], async client =>
    {
        Assert.Equal("/repo/",
            (await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).Headers.Location?.ToString());
        Assert.Equal("pintu", await client.GetStringAsync(new Uri("/repo/", UriKind.Relative), TestContext.Current.CancellationToken));
    });

    [Fact]
    public Task ReplacedFolderIsServedAtOnce() => Serving([], async client =>
    {
        Assert.Equal("pintu", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
        _folder.Write("next/index.html", "pintu baharu");
        Directory.Move(_folder["output"], _folder["before"]);
        Directory.Move(_folder["next"], _folder["output"]);

        Assert.Equal("pintu baharu", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound,
            (await client.GetAsync(new Uri("/gambar.png", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    });

    /// <summary>A new file in a folder below changes no time of the served folder.</summary>
    [Fact]
    public Task NewFileBelowIsServedSoon() => Serving([], async client =>
    {
        Uri address = new("/ms/berita%20baharu/2/", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        _folder.Write("output/ms/berita baharu/2/index.html", "kedua");

        for (var tries = 0; ; tries++)
        {
            var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
                return;
            Assert.True(tries < 200, "the new file is not served");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    });

    [Fact]
    public void MissingFolderIsReported()
    {
        var refusal = Assert.Throws<UsageException>(() =>
            ServeCommand.Run(_folder["nowhere"], Options([]), new(0, null, []), new(TextWriter.Null, TextWriter.Null),
            TestContext.Current.CancellationToken));

        Assert.Contains("nowhere", refusal.Message, StringComparison.Ordinal);
    }

    private CommandOptions Options(KeyValuePair<string, string>[] settings) =>
        new(_folder.Path, null, [.. settings], Strict: false, Force: false, Drafts: false, ReportFormat.Text);

    private async Task Serving(KeyValuePair<string, string>[] settings, Func<HttpClient, Task> ask)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var port = FreePort();
        var serving = Task.Run(() =>
            ServeCommand.Run(null, Options(settings), new(port, null, []), new(TextWriter.Null, TextWriter.Null), interruption.Token));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new($"http://localhost:{port}"),
        };
        try
        {
            await Answering(port);
            await ask(client);
        }
        finally
        {
            await interruption.CancelAsync();
        }

        Assert.Equal(ExitCode.Interrupted, await serving);
    }

    private static async Task Answering(int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (tries < 200)
            {
                await Task.Delay(20);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
