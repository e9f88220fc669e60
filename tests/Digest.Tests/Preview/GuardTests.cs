using System.Net.Sockets;
using Digest.Cli;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>Which requests the guard allows.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("localhost:PORT", 200)]
    [InlineData("LocalHost:PORT", 200)]
    [InlineData("127.0.0.1:PORT", 200)]
    [InlineData("127.9.9.9:PORT", 200)]
    [InlineData("[::1]:PORT", 200)]
    [InlineData("localhost", 421)] // port 80 is another server
    [InlineData("localhost:80", 421)]
    [InlineData("localhost:1", 421)]
    [InlineData("localhost.:PORT", 421)]
    [InlineData("localhost.evil.example:PORT", 421)]
    [InlineData("evil.example:PORT", 421)] // a name pointed at this machine
    [InlineData("evil.example", 421)]
    [InlineData("127.0.0.1.evil.example:PORT", 421)]
    [InlineData("evil-localhost:PORT", 421)]
    [InlineData("0.0.0.0:PORT", 421)]
    [InlineData("192.168.1.10:PORT", 421)]
    [InlineData("[::]:PORT", 400)] // rejected by Kestrel
    [InlineData("[::ffff:127.0.0.1]:PORT", 421)]
    [InlineData("127.1:PORT", 421)] // spellings that no browser sends
    [InlineData("2130706433:PORT", 421)]
    [InlineData("0x7f000001:PORT", 421)]
    [InlineData("", 421)]
    public async Task OnlyHostsOfThisMachineAreAllowed(string host, int status)
    {
        await using var preview = await RunningPreview.Start(new());

        var answer = await preview.Ask("GET /ms/ HTTP/1.1", $"Host: {WithPort(host, preview)}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, answer.Text.Contains("Intisari", StringComparison.Ordinal));
    }

    [Theory]
    // Origin, Sec-Fetch-Site, token
    [InlineData("", "same-origin", "right", 200)] // what browsers send for a page that asks its own server
    [InlineData("http://localhost:PORT", "", "right", 200)]
    [InlineData("http://localhost:PORT", "same-origin", "right", 200)]
    [InlineData("", "", "right", 400)]
    [InlineData("", "none", "right", 400)] // typed into the address bar
    [InlineData("", "same-site", "right", 400)] // another port of this machine
    [InlineData("", "cross-site", "right", 400)]
    [InlineData("http://evil.example", "", "right", 400)]
    [InlineData("http://evil.example", "same-origin", "right", 400)]
    [InlineData("http://evil.example", "cross-site", "right", 400)]
    [InlineData("http://localhost:PORT", "cross-site", "right", 400)]
    [InlineData("http://localhost:PORT", "same-site", "right", 400)]
    [InlineData("http://localhost:1", "", "right", 400)]
    [InlineData("http://localhost", "", "right", 400)]
    [InlineData("http://127.0.0.1:PORT", "", "right", 400)] // the other name of this machine is another origin
    [InlineData("https://localhost:PORT", "", "right", 400)]
    [InlineData("http://localhost:PORT.evil.example", "", "right", 400)]
    [InlineData("null", "", "right", 400)] // a sandboxed frame, a file
    [InlineData("", "same-origin", "wrong", 400)]
    [InlineData("", "same-origin", "none", 400)]
    [InlineData("http://localhost:PORT", "same-origin", "wrong", 400)]
    public async Task OnlyOwnPagesReadChangesAndNews(string origin, string site, string token, int status)
    {
        await using var preview = await RunningPreview.Start(new());
        var word = token switch
        {
            "right" => $"&token={await preview.Token()}",
            "wrong" => $"&token={new string('0', 32)}",
            _ => "",
        };
        string[] headers =
        [
            $"Host: localhost:{preview.Port}",
            .. origin.Length > 0 ? [$"Origin: {WithPort(origin, preview)}"] : Array.Empty<string>(),
            .. site.Length > 0 ? [$"Sec-Fetch-Site: {site}"] : Array.Empty<string>(),
        ];

        Assert.Equal(status, (await preview.Ask($"GET /_preview/news?address=/ms/{word} HTTP/1.1", headers)).Status);
        Assert.Equal(status, (await preview.Ask($"HEAD /_preview/changes?address=/ms/{word} HTTP/1.1", headers)).Status);
    }

    [Theory]
    [InlineData("preview.example:PORT", "http://preview.example:PORT/ms/", 200)] // over plain HTTP browsers send only the referrer
    [InlineData("preview.example", "https://preview.example/ms/", 200)] // behind a proxy
    [InlineData("preview.example:PORT", "http://evil.example/ms/", 400)]
    [InlineData("preview.example:PORT", "", 400)]
    [InlineData("localhost:PORT", "http://localhost:PORT/ms/", 400)]
    [InlineData("evil.example:PORT", "http://evil.example:PORT/", 421)]
    [InlineData("preview.example:1", "http://preview.example:1/", 421)]
    public async Task AllowedHostsAreAllowed(string host, string referer, int status)
    {
        await using var preview = await RunningPreview.Start(new(), "127.0.0.1", "preview.example");

        var answer = await preview.Ask(
            $"GET /_preview/news?address=/ms/&token={await preview.Token()} HTTP/1.1", $"Host: {WithPort(host, preview)}",
            $"Referer: {WithPort(referer, preview)}");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task OtherMachinesCannotConnect()
    {
        await using var preview = await RunningPreview.Start(new());
        // Linux answers at all of 127.0.0.0/8. Of these, the preview listens at 127.0.0.1 only.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have one loopback address");
        using var client = new TcpClient();

        await Assert.ThrowsAsync<SocketException>(
            async () => await client.ConnectAsync("127.0.0.2", preview.Port, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HostWithoutAllowedHostIsRefused()
    {
        var refusal = await Assert.ThrowsAsync<UsageException>(() => RunningPreview.Start(new(), "0.0.0.0"));
        Assert.Contains("--allowed-host", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/ms/", 200)]
    [InlineData("HEAD", "/ms/", 200)]
    [InlineData("GET", "/nowhere/", 404)]
    [InlineData("GET", "/ms", 301)]
    [InlineData("GET", "/_preview/", 200)]
    [InlineData("GET", "/_preview/client.js", 200)]
    [InlineData("GET", "/_preview/changes", 400)]
    [InlineData("GET", "/_preview/nothing", 404)]
    [InlineData("POST", "/ms/", 405)]
    [InlineData("PUT", "/ms/", 405)]
    [InlineData("DELETE", "/ms/", 405)]
    [InlineData("OPTIONS", "/ms/", 405)]
    [InlineData("TRACE", "/ms/", 405)]
    [InlineData("PROPFIND", "/ms/", 405)]
    public async Task EveryResponseIsClosedToOtherPages(string method, string address, int status)
    {
        await using var preview = await RunningPreview.Start(new());

        var answer = await preview.Ask($"{method} {address} HTTP/1.1", $"Host: localhost:{preview.Port}", "Origin: http://evil.example");

        Assert.Equal(status, answer.Status);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
        Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
        Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Server", answer.Headers.Keys);
        if (status == 405)
            Assert.Equal("GET, HEAD", answer.Headers["Allow"]);
    }

    private static string WithPort(string text, RunningPreview preview) =>
        text.Replace("PORT", $"{preview.Port}", StringComparison.Ordinal);
}
