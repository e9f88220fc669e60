using System.Net;
using System.Net.Sockets;
using Digest.Cli;
using Digest.Cli.Preview;
using Digest.Cli.Server;
using Xunit;

namespace Digest.Tests.Preview;

public sealed class TakenPort
{
    [Fact]
    public async Task IsReportedWithAFreePort()
    {
        await using var preview = await RunningPreview.Start(new());

        var refusal = await Assert.ThrowsAsync<UsageException>(() => StartOn(preview.Port));

        var words = refusal.Message.Split(' ');
        Assert.Equal(["port", $"{preview.Port}", "is", "taken,"], words[..4]);
        Assert.Equal(["--port", words[^3], "is", "free"], words[^4..]);
        await (await StartOn(int.Parse(words[^3]))).DisposeAsync();
    }

    [Fact]
    public async Task IsReportedForIPv6()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        using var other = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        other.Listen();

        await Assert.ThrowsAsync<UsageException>(() => StartOn(((IPEndPoint)other.LocalEndPoint!).Port));
    }

    private static Task<LocalServer> StartOn(int port) =>
        PreviewServer.Start(new(), new(port, null, []), new(TextWriter.Null, TextWriter.Null), TestContext.Current.CancellationToken);
}
