using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>Every request gets a response with a sensible status and does not affect the next one.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same mutations every time, or a failure could not be looked into.")]
public sealed class EveryRequestTests
{
    private static readonly int[] s_statuses = [200, 301, 400, 404, 405, 414, 421];

    private static readonly string[] s_seeds =
    [
        "/", "/ms/", "/ms", "/ar/", "/ms/2023/09/kim/", "/ar/2023/09/%D9%83%D9%8A%D9%85/", "/404.html", "/sitemap.xml",
        "/_preview/", "/_preview/client.js", "/_preview/changes?token=x&address=/ms/", "/_preview/news",
        "/_preview/?kind=event&q=%22&part=99999999999",
    ];

    private static readonly string[] s_splinters =
    [
        "..", "../", "%2e%2e%2f", "%2e%2e/", "..%5c", "\\", "..\\", "//", "///evil.example/", "%2f", "%5c", "%00", "%0d%0aX:%20y", "%ff",
        "%c0%ae", "%ed%a0%80", "%", "%zz", "%u0041",
        ";", ";jsessionid=1", "?", "??raw", "#", "&", "=", "+", "*", "|", "<script>", "\"", "'", "{{x}}", "~", ":", "@", "C:",
        "/etc/passwd", "input/", "statiq.json", ".git/config", "index.html",
        "http://evil.example/", " ", "\t", "é", "كيم", "😀", "\u202e", new string('a', 300), new string('/', 40),
        string.Concat(Enumerable.Repeat("../", 60)),
    ];

    [Fact]
    public async Task MutatedAddressesNeverFail()
    {
        await using var preview = await RunningPreview.Start(Site());
        var known = preview.Latest.State.Snapshot!.Site.Files.Select(file => "/" + file.Path)
            .SelectMany(path => (string[])[path, path.Replace("index.html", "", StringComparison.Ordinal)])
            .ToHashSet(StringComparer.Ordinal);
        var random = new Random(5080);

        for (var count = SampleSize.Of(500, 5000); count > 0; count--)
        {
            var address = Mutate(random);
            var answer = await preview.Ask(
                $"{(random.Next(20) == 0 ? "HEAD" : "GET")} {address} HTTP/1.1", $"Host: localhost:{preview.Port}");

            Assert.True(s_statuses.Contains(answer.Status), $"{answer.Status} for {address}");
            if (answer.Status == 200 && !address.Contains("_preview", StringComparison.Ordinal))
                Assert.True(known.Contains(Uri.UnescapeDataString(new Uri($"http://localhost{address.Split('?', '#')[0]}").AbsolutePath)),
                    $"200 for {address}");
        }

        Assert.Equal(200, (await preview.Get("/ms/")).Status);
        Assert.Equal("", preview.Terminal);
    }

    [Fact]
    public async Task TooLongAddressIsRefused()
    {
        await using var preview = await RunningPreview.Start(Site());

        foreach (var letters in (int[])[9000, 900_000])
        {
            var answer = await preview.Get("/" + new string('a', letters));
            Assert.Equal((414, "nosniff", "no-store"),
                (answer.Status, answer.Headers["X-Content-Type-Options"], answer.Headers["Cache-Control"]));
            Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
        }

        Assert.Equal(414, (await preview.Get("/" + new string('a', 2_000_000))).Status); // Kestrel's own answer
    }

    [Fact]
    public async Task TooLongHeadersAreRefused()
    {
        await using var preview = await RunningPreview.Start(Site());

        var answer = await preview.Ask("GET /ms/ HTTP/1.1", $"Host: localhost:{preview.Port}", $"X: {new string('a', 40_000)}");

        Assert.Equal((400, "nosniff"), (answer.Status, answer.Headers["X-Content-Type-Options"]));
    }

    [Fact]
    public async Task HundredsOfHeadersAreRead()
    {
        await using var preview = await RunningPreview.Start(Site());

        var answer = await preview.Get("/ms/", [.. Enumerable.Range(0, 500).Select(number => $"X{number}: 1")]);

        Assert.Equal(200, answer.Status);
    }

    /// <summary>A body that is not read ends the connection, so the server does not wait for the rest of it.</summary>
    [Fact]
    public async Task BodiesAreNotRead()
    {
        await using var preview = await RunningPreview.Start(Site());
        var request = $"GET /ms/ HTTP/1.1\r\nHost: localhost:{preview.Port}\r\n";

        var answer = await preview.Send(Encoding.ASCII.GetBytes(
            $"{request}Content-Length: 100000\r\n\r\n{new string('x', 100_000)}{request}Connection: close\r\n\r\n"));

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("HTTP/1.1 200", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionsAreLimited()
    {
        await using var preview = await RunningPreview.Start(Site());
        List<Socket> open = [];
        for (var number = 0; number < 2000; number++)
            open.Add(await preview.Connect());
        Assert.Equal(200, await PageBy(open[^1]));

        using var last = await preview.Connect();
        Assert.Equal(0, await PageBy(last));

        foreach (var socket in open)
            socket.Dispose();

        // Zero if the server closes the connection at once.
        async Task<int> PageBy(Socket socket)
        {
            try
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /ms/ HTTP/1.1\r\nHost: localhost:{preview.Port}\r\n\r\n"));
                return await StatusOf(socket);
            }
            catch (SocketException)
            {
                return 0;
            }
        }
    }

    [Fact]
    [SuppressMessage("Reliability", "CA2025", Justification = "All of them are awaited before the first is disposed of.")]
    public async Task SlowHalfOpenAndOversizedRequestsDoNotBlockOthers()
    {
        await using var preview = await RunningPreview.Start(Site());
        var host = $"Host: localhost:{preview.Port}\r\n";
        List<Socket> left = [];
        List<Task<int>> asked = [];

        for (var number = 0; number < SampleSize.Of(20, 200); number++)
        {
            var socket = await preview.Connect();
            left.Add(socket);
            switch (number % 8)
            {
                case 0: // says nothing
                    break;
                case 1: // stops in the middle of the line
                    await socket.SendAsync("GET /ms/ HT"u8.ToArray());
                    break;
                case 2: // stops in the middle of the headers
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /ms/ HTTP/1.1\r\n{host}X: "));
                    break;
                case 3: // half closed
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /ms/ HTTP/1.1\r\n{host}"));
                    socket.Shutdown(SocketShutdown.Send);
                    break;
                case 4: // letter by letter
                    asked.Add(SendSlowly(socket, $"GET /ms/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
                    break;
                case 5: // promises a body
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /ms/ HTTP/1.1\r\n{host}Content-Length: 99999999999\r\n\r\n"));
                    asked.Add(StatusOf(socket));
                    break;
                case 6: // headers without end
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /ms/ HTTP/1.1\r\n{host}X: {new string('a', 200_000)}\r\n\r\n"));
                    asked.Add(StatusOf(socket));
                    break;
                default: // no HTTP at all
                    await socket.SendAsync((byte[])[0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, .. new byte[300]]);
                    asked.Add(StatusOf(socket));
                    break;
            }
        }

        Assert.Equal(200, (await preview.Get("/ms/")).Status);
        foreach (var status in await Task.WhenAll(asked))
            Assert.Contains(status, s_statuses);
        foreach (var socket in left)
            socket.Dispose();
        Assert.Equal(200, (await preview.Get("/ms/")).Status);
    }

    [Fact]
    public async Task ExceptionInAResponseIsReportedOnTheTerminal()
    {
        await using var preview = await RunningPreview.Start(Site());
        var state = preview.Latest.State;
        var page = new Digest.Output.RenderedFile("ms/index.html", "front", (_, _) => throw new InvalidTimeZoneException("on purpose"));
        var broken = state.Snapshot!.Site with { Files = Digest.Output.OutputFiles.Of(page) };
        preview.Latest.Replace(state with { Version = 9, Snapshot = new(broken, new([])) });

        Assert.Equal(400, (await preview.Get("/ms/")).Status);
        Assert.Contains("GET /ms/: on purpose", preview.Terminal, StringComparison.Ordinal);

        preview.Latest.Replace(state with { Version = 10 });
        Assert.Equal(200, (await preview.Get("/ms/")).Status);
    }

    private static TestSite Site() => new TestSite()
        .With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim\nslug: kim\n---\n")
        .With("input/articles/2023-09-12-kim/ar.md", "---\ntitle: كيم\nslug: كيم\n---\n");

    private static string Mutate(Random random)
    {
        var address = s_seeds[random.Next(s_seeds.Length)];
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            var at = random.Next(1, address.Length + 1);
            address = random.Next(5) switch
            {
                0 => address[..at], // cut short
                1 => address[..at] + (char)random.Next(33, 127) + address[at..],
                _ => address[..at] + s_splinters[random.Next(s_splinters.Length)] + address[at..],
            };
        }

        return address;
    }

    private static async Task<int> SendSlowly(Socket socket, string request)
    {
        foreach (var letter in request)
        {
            await socket.SendAsync(new[] { (byte)letter });
            await Task.Delay(5);
        }

        return await StatusOf(socket);
    }

    private static async Task<int> StatusOf(Socket socket)
    {
        var buffer = new byte[1024];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var count = await socket.ReceiveAsync(buffer, patience.Token);
        return count == 0 ? 0 : Answer.Parse([.. buffer.AsSpan(0, count), .. "\r\n\r\n"u8]).Status;
    }
}
