using System.Net;
using System.Net.Sockets;
using Digest.Cli.Commands;
using Digest.Tests.Program;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>Errors of the command line of <c>preview</c> and <c>serve</c>.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CommandLineTests() => _folder.Write("input/topics.yml", "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--allowed-host", "preview", "--host", "0.0.0.0")]
    [InlineData("--allowed-host", "serve", ".", "--host", "0.0.0.0")]
    [InlineData("not 'tiada'", "preview", "--host", "tiada", "--allowed-host", "tiada")]
    [InlineData("203.0.113.7 is not an address of this machine", "preview", "--port", "0", "--host", "203.0.113.7", "--allowed-host", "x")]
    [InlineData("not '65536'", "preview", "--port", "65536")]
    [InlineData("not 'x'", "preview", "--port", "x")]
    [InlineData("tiada", "serve", "tiada")]
    [InlineData("run digest build first", "serve")]
    public void WrongUsageIsExplained(string words, params string[] arguments)
    {
        var (code, output, error) = DigestProcess.Run(_folder.Path, arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("serve", ".")]
    public void TakenPortIsReported(params string[] arguments)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var (code, _, error) = DigestProcess.Run(_folder.Path, [.. arguments, "--port", $"{port}"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"port {port} is taken", error, StringComparison.Ordinal);
    }
}
