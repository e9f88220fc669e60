using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using Digest.Cli.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digest.Benchmarks.Search;

/// <summary>Serves a folder, compressed by gzip where that makes a file smaller, and records what it sends.</summary>
internal sealed class CompressingServer : IAsyncDisposable
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(60);

    private readonly ConcurrentDictionary<string, (byte[] Bytes, bool IsCompressed)> _files = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, string> _paths; // a list of a large folder takes long
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Response> _responses = [];
    private int _running;

    private CompressingServer(string folder)
    {
        _paths = new BuiltFolder(folder).Files;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(RespondAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<CompressingServer> StartAsync(string folder)
    {
        var server = new CompressingServer(folder);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Forgets what was sent before.</summary>
    public void Clear() => _responses.Clear();

    /// <summary>Waits until no request has run for a moment, and returns what was sent since <see cref="Clear"/>.</summary>
    public async Task<IReadOnlyList<Response>> SettleAsync()
    {
        for (var quiet = TimeSpan.Zero; quiet < s_quiet; quiet += s_poll)
        {
            await Task.Delay(s_poll);
            if (Volatile.Read(ref _running) > 0)
                quiet = TimeSpan.Zero;
        }

        return [.. _responses];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        Interlocked.Increment(ref _running);
        try
        {
            if (Destination.Resolve(context.Request.Path.Value!, "", _paths.ContainsKey) is not Destination.File(var path))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var (bytes, isCompressed) = _files.GetOrAdd(path, _ => Compress(File.ReadAllBytes(_paths[path])));
            context.Response.ContentType = ContentTypes.Of(path);
            context.Response.ContentLength = bytes.Length;
            if (isCompressed)
                context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(bytes);
            _responses.Enqueue(new(path, bytes.Length, DateTime.UtcNow));
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static (byte[] Bytes, bool IsCompressed) Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return compressed.Length < bytes.Length ? (compressed.ToArray(), true) : (bytes, false);
    }
}
