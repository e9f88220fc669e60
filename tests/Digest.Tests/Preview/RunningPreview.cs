using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Digest.Cli.Pictures;
using Digest.Cli.Preview;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>The preview of a test site on its own port. Requests are sent by socket, because HTTP clients normalise them.</summary>
internal sealed class RunningPreview : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly LocalServer _server;
    private readonly StringWriter _terminal;

    private RunningPreview(LatestState latest, LocalServer server, StringWriter terminal) =>
        (Latest, _server, _terminal) = (latest, server, terminal);

    public LatestState Latest { get; }

    public int Port => _server.Address.Port;

    /// <summary>What the server printed.</summary>
    public string Terminal => _terminal.ToString();

    public static async Task<RunningPreview> Start(TestSite? site = null, string? host = null, params string[] allowedHosts) =>
        await Start(site, rasters: null, host, allowedHosts);

    public static async Task<RunningPreview> Start(
        TestSite? site, RasterRenderer? rasters, string? host = null, params string[] allowedHosts)
    {
        var latest = new LatestState();
        var terminal = new StringWriter();
        var server = await PreviewServer.Start(
            latest, new(0, host, [.. allowedHosts]), new ConsoleReport(terminal, terminal), TestContext.Current.CancellationToken, rasters);
        var preview = new RunningPreview(latest, server, terminal);
        if (site is not null)
            preview.Show(site);
        return preview;
    }

    /// <summary>What the loop does after a save: shows the new site, or the old one with the problems.</summary>
    public void Show(TestSite site)
    {
        var compiled = site.Compile();
        var before = Latest.State;
        Latest.Replace(new(before.Version + 1, compiled.Succeeded ? new Snapshot(compiled, site.Tree()) : before.Snapshot,
            compiled.Diagnostics));
    }

    /// <summary>Requests an address as a browser on this machine does.</summary>
    public Task<Answer> Get(string address, params string[] headers) =>
        Ask($"GET {address} HTTP/1.1", [$"Host: localhost:{Port}", .. headers]);

    /// <summary>Sends a request that only pages of the preview may send.</summary>
    public async Task<Answer> GetAsPage(string name, string address, string more = "") =>
        await Get($"/_preview/{name}?token={await Token()}&address={Uri.EscapeDataString(address)}{more}", "Sec-Fetch-Site: same-origin");

    /// <summary>What a page learns that has these versions of itself and of its panel.</summary>
    public async Task<Dictionary<string, string>> NewsFor(string address, string page = "", string problems = "") =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            (await GetAsPage("news", address, $"&page={Uri.EscapeDataString(page)}&problems={problems}")).Text)!;

    /// <summary>The token in the pages of the preview.</summary>
    public async Task<string> Token() => (await Get("/ms/")).Sent("token");

    /// <summary>Sends a request unchanged and reads until the server closes the connection.</summary>
    public Task<Answer> Ask(string line, params string[] headers) =>
        Send(Encoding.UTF8.GetBytes($"{line}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n"));

    public async Task<Answer> Send(byte[] request)
    {
        using var socket = await Connect();
        await socket.SendAsync(request);
        return Answer.Parse(await ReadToEnd(socket));
    }

    public async Task<Socket> Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", Port);
        return socket;
    }

    private static async Task<byte[]> ReadToEnd(Socket socket)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is var count and > 0)
                await read.WriteAsync(buffer.AsMemory(0, count));
        }
        catch (SocketException) when (read.Length > 0)
        {
            // The server responds to a long request before it has read all of it.
        }

        return read.ToArray();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
