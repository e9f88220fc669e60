using System.Collections.Immutable;
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

/// <summary>What preview and serve have in common: Kestrel for this machine alone, behind the guard. Every request gets an answer; none ends the process.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    // A tab holds one connection for as long as it is open; what comes in too slowly holds one until its time is up.
    private const int MostConnections = 2000;
    private const int TriesForAnyPort = 10;

    // Beyond its limits Kestrel answers itself, without our headers and with a status of its own; its limits are wide, and narrower ones are kept below.
    private const int MostAddressBytes = 1024 * 1024;
    private const int MostSensibleAddressBytes = 8 * 1024;
    private const int MostHeaderBytes = 1024 * 1024;
    private const int MostHeaders = 10_000;
    private const int MostSensibleHeaderBytes = 32 * 1024;

    // Long enough for the slowest client that means to ask something.
    private static readonly TimeSpan s_headersTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_farewell = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _app;

    private LocalServer(WebApplication app, Guard guard, int port)
    {
        _app = app;
        Guard = guard;
        Port = port;
    }

    public Guard Guard { get; }

    public int Port { get; }

    public Uri Address => new UriBuilder("http", "localhost", Port).Uri;

    /// <summary>Binds and serves.</summary>
    /// <param name="answer">Makes the answer to a request that the guard has let through. What it throws becomes an answer too.</param>
    /// <exception cref="UsageException">The port is taken, or the address is none of this machine.</exception>
    public static async Task<LocalServer> Start(ServerOptions options, ConsoleReport report, Func<HttpContext, Guard, Task> answer, CancellationToken stop)
    {
        if (options.Host is not null && options.AllowedHosts.IsEmpty)
            throw new UsageException("--host opens the preview to the network, so it needs --allowed-host with the name that browsers will call this machine by");

        var addresses = AddressesFor(options.Host);
        for (var tries = 1; ; tries++)
        {
            var port = options.Port == 0 ? FreePort() : options.Port;
            var guard = new Guard(port, options.Host is null ? [] : options.AllowedHosts);
            var app = Build(addresses, port, context => Handle(context, guard, report, answer));
            try
            {
                await app.StartAsync(stop).ConfigureAwait(false);
                return new(app, guard, port);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                await app.DisposeAsync().ConfigureAwait(false);
                if (exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable })
                    throw new UsageException($"{options.Host} is no address of this machine");
                if (exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AccessDenied })
                    throw new UsageException($"port {port} is reserved by the system: try --port {FreePort()}");
                if (options.Port != 0 || tries == TriesForAnyPort)
                    throw new UsageException($"port {port} is taken, perhaps by another preview: --port {FreePort()} is free");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Pages stay open in browsers; they are told by the end of their connection, and nobody waits for them.
        using var patience = new CancellationTokenSource(s_farewell);
        await _app.StopAsync(patience.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(ImmutableArray<IPAddress> addresses, int port, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MostAddressBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = s_headersTimeout;
            foreach (var address in addresses)
                kestrel.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(handle);
        return app;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong in an answer is told, and is an answer.")]
    private static async Task Handle(HttpContext context, Guard guard, ConsoleReport report, Func<HttpContext, Guard, Task> answer)
    {
        var response = context.Response;
        AddHeaders(response.Headers);
        try
        {
            if (!guard.Knows(context.Request.Headers.Host.ToString()))
                await response.Refuse(StatusCodes.Status421MisdirectedRequest, "This preview answers to localhost only: open the address that it printed when it started.").ConfigureAwait(false);
            else if (context.Request.Method is not ("GET" or "HEAD"))
                await RefuseMethod(response).ConfigureAwait(false);
            else if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MostSensibleAddressBytes)
                await response.Refuse(StatusCodes.Status414UriTooLong, "This address is too long.").ConfigureAwait(false);
            else if (context.Request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > MostSensibleHeaderBytes)
                await response.Refuse(StatusCodes.Status400BadRequest, "The headers of this request are too long.").ConfigureAwait(false);
            else
                await answer(context, guard).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone, and nobody is left to be answered.
        }
        catch (Exception exception)
        {
            report.Fault($"{context.Request.Method} {context.Request.Path}: {exception.Message}");
            if (response.HasStarted)
                context.Abort();
            else
                await response.Refuse(StatusCodes.Status400BadRequest, "This could not be answered; the terminal says why.").ConfigureAwait(false);
        }
    }

    /// <summary>Nobody but the pages themselves may read, keep or frame what is served.</summary>
    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "same-origin";
    }

    private static Task RefuseMethod(HttpResponse response)
    {
        response.Headers.Allow = "GET, HEAD";
        return response.Refuse(StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are answered here.");
    }

    private static ImmutableArray<IPAddress> AddressesFor(string? host)
    {
        ImmutableArray<IPAddress> loopback = HasIPv6() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
        if (host is null || host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return loopback;
        if (!IPAddress.TryParse(host, out var address))
            throw new UsageException($"--host takes an IP address of this machine, such as 0.0.0.0 for all of them, not '{host}'");
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

    /// <summary>The program listens to signals itself; a host that did so too would end at another time.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
