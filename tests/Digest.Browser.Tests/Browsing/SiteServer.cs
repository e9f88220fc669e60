using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Digest.Browser.Tests.Browsing;

/// <summary>Serves the site on a port, for features that need a real network, and records the requests.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly RenderedSite _site;
    private readonly Task _responding;

    public SiteServer(RenderedSite site)
    {
        _site = site;
        Address = new($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _responding = RespondAsync();
    }

    public Uri Address { get; }

    /// <summary>Purpose and path: <c>prefetch /ms/</c>, or only the path for a navigation.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _responding;
        ((IDisposable)_listener).Dispose();
    }

    private async Task RespondAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
                _requests.Enqueue($"{context.Request.Headers["Sec-Purpose"]} {path}".Trim());
                var (status, type, bytes) = _site.ResponseTo(path);
                (context.Response.StatusCode, context.Response.ContentType) = (status, type);
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped, or the browser disconnected.
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
