using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Digest.Browser.Tests.Browsing;

/// <summary>The site behind a port, for what a browser does only with a real network, and a list of what it asked for.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly RenderedSite _site;
    private readonly Task _answering;

    public SiteServer(RenderedSite site)
    {
        _site = site;
        Address = new($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _answering = AnswerAsync();
    }

    public Uri Address { get; }

    /// <summary>Each as its purpose and its path: <c>prefetch /ms/</c>, or the path alone for what was shown.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _answering;
        ((IDisposable)_listener).Dispose();
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
                _requests.Enqueue($"{context.Request.Headers["Sec-Purpose"]} {path}".Trim());
                var (status, type, bytes) = _site.AnswerTo(path);
                (context.Response.StatusCode, context.Response.ContentType) = (status, type);
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or a browser that went away.
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
