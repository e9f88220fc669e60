using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Digest.Cli.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digest.Cli.Server;

/// <summary>Runs Kestrel for <c>preview</c> and <c>serve</c>, on the loopback addresses only unless the options name another.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const int MaxPortTries = 10;
    private const int MaxAddressLength = 8 * 1024;
    private const int MaxHeaderLength = 32 * 1024;

    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _app;

    private LocalServer(WebApplication app, int port) => (_app, Address) = (app, new UriBuilder("http", "localhost", port).Uri);

    /// <summary><c>http://localhost:5080/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Binds the port and serves until disposal.</summary>
    /// <param name="respond">Responds to a request that the guard allows. Its exceptions become a response with status 400.</param>
    /// <exception cref="UsageException">The port is taken, or the address is not one of this machine.</exception>
    public static async Task<LocalServer> Start(
        ServerOptions options, ConsoleReport report, Func<HttpContext, Guard, Task> respond, CancellationToken stop)
    {
        if (options.Host is not null && options.AllowedHosts.IsEmpty)
            throw new UsageException("--host opens the server to the network, so it needs --allowed-host with the name that browsers use");

        var addresses = AddressesFor(options.Host);
        for (var tries = 1; ; tries++)
        {
            var port = options.Port == 0 ? FreePort() : options.Port;
            var guard = new Guard(port, options.Host is null ? [] : options.AllowedHosts);
            var app = Build(addresses, port, context => Handle(context, guard, report, respond));
            try
            {
                await app.StartAsync(stop).ConfigureAwait(false);
                return new(app, port);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                await app.DisposeAsync().ConfigureAwait(false);
                switch ((exception.GetBaseException() as SocketException)?.SocketErrorCode)
                {
                    case SocketError.AddressNotAvailable:
                        throw new UsageException($"{options.Host} is not an address of this machine");
                    case SocketError.AccessDenied:
                        throw new UsageException($"port {port} is reserved by the system: try --port {FreePort()}");
                    case var _ when options.Port != 0 || tries == MaxPortTries:
                        throw new UsageException($"port {port} is taken, perhaps by another preview: --port {FreePort()} is free");
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Open pages keep their connection, so stopping does not wait for them.
        using var timeout = new CancellationTokenSource(s_stopTimeout);
        await _app.StopAsync(timeout.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(ImmutableArray<IPAddress> addresses, int port, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Kestrel rejects requests over its limits without our headers, so its limits are wide and Refusal has narrower ones.
            kestrel.Limits.MaxRequestLineSize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 10_000;
            kestrel.Limits.MaxConcurrentConnections = 2000; // every open tab holds one, and every slow request until its timeout
            kestrel.Limits.MaxRequestBodySize = 0;
            foreach (var address in addresses)
                kestrel.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(handle);
        return app;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every exception is reported and becomes a response.")]
    private static async Task Handle(HttpContext context, Guard guard, ConsoleReport report, Func<HttpContext, Guard, Task> respond)
    {
        var (request, response) = (context.Request, context.Response);
        AddHeaders(response.Headers);
        try
        {
            await (Refusal(request, guard) is { } refusal ? response.Refuse(refusal.Status, refusal.Sentence) : respond(context, guard))
                .ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser closed the connection.
        }
        catch (Exception exception)
        {
            report.Error($"{request.Method} {request.Path}: {exception.Message}");
            if (response.HasStarted)
                context.Abort();
            else
                await response.Refuse(StatusCodes.Status400BadRequest, "This request failed; the terminal says why.").ConfigureAwait(false);
        }
    }

    private static (int Status, string Sentence)? Refusal(HttpRequest request, Guard guard)
    {
        if (!guard.AllowsHost(request.Headers.Host.ToString()))
            return (StatusCodes.Status421MisdirectedRequest, "This server is for localhost only: open the address that it printed.");
        if (request.Method is not ("GET" or "HEAD"))
        {
            request.HttpContext.Response.Headers.Allow = "GET, HEAD";
            return (StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are allowed.");
        }

        if (request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MaxAddressLength)
            return (StatusCodes.Status414UriTooLong, "This address is too long.");
        return request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > MaxHeaderLength
            ? (StatusCodes.Status400BadRequest, "The headers of this request are too long.") : null;
    }

    /// <summary>Keeps other pages from reading or framing responses, and browsers from caching them.</summary>
    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "same-origin";
    }

    private static ImmutableArray<IPAddress> AddressesFor(string? host)
    {
        ImmutableArray<IPAddress> loopback = HasIPv6() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
        if (host is null || host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return loopback;
        if (!IPAddress.TryParse(host, out var address))
            throw new UsageException($"--host must be an IP address of this machine (0.0.0.0 for all), not '{host}'");
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return [HasIPv6() ? address : IPAddress.Any];
        return loopback.Contains(address) ? loopback : [.. loopback, address];
    }

    private static bool HasIPv6()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Keeps the host from handling signals, which the program does itself.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
