using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>Serves what is on stage: pages with the reload script in them, media, and below <c>/_preview/</c> what editors see and readers never do.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const string Own = "/_preview/";

    /// <summary>Who asks while the first compilation runs waits so long for a page, and is then told that it is on its way.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly LocalServer _server;

    private PreviewServer(LocalServer server) => _server = server;

    /// <summary><c>http://localhost:5080/</c>.</summary>
    public Uri Address => _server.Address;

    /// <summary>Binds and serves until it is disposed of.</summary>
    /// <exception cref="UsageException">The port is taken; the message names a free one.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "It is disposed of with the preview.")]
    public static async Task<PreviewServer> Start(PreviewStage stage, ServerOptions options, ConsoleReport report, CancellationToken stop) =>
        new(await LocalServer.Start(options, report, (context, guard) => Answer(context, guard, stage), stop).ConfigureAwait(false));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task Answer(HttpContext context, Guard guard, PreviewStage stage)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == Own.TrimEnd('/'))
            return context.Response.MoveTo(Own);
        return path.StartsWith(Own, StringComparison.Ordinal)
            ? AnswerEditor(path[Own.Length..], context, guard, stage)
            : AnswerReader(path, context, guard, stage);
    }

    private static async Task AnswerReader(string path, HttpContext context, Guard guard, PreviewStage stage)
    {
        var state = await FirstOrLater(stage, context.RequestAborted).ConfigureAwait(false);
        var shown = state.IsProved ? null : Shown.BeforeProof(path, state);
        await Write(shown ?? Shown.At(path, await stage.Proved(context.RequestAborted).ConfigureAwait(false)), path, context.Response, guard).ConfigureAwait(false);
    }

    /// <summary>The state; of a preview that has just begun, its first one, if that comes soon.</summary>
    private static async Task<PreviewState> FirstOrLater(PreviewStage stage, CancellationToken aborted)
    {
        if (stage.State == PreviewState.Empty)
            await Task.WhenAny(stage.After(PreviewState.Empty.Version, aborted), Task.Delay(s_patience, aborted)).ConfigureAwait(false);
        return stage.State;
    }

    private static Task Write(Shown shown, string path, HttpResponse response, Guard guard)
    {
        switch (shown)
        {
            case Shown.Html html:
                return response.Write(html.Status, ContentTypes.Html, PageAsSent.Of(html.Bytes, path, guard.Token));
            case Shown.Made file:
                return response.Write(StatusCodes.Status200OK, ContentTypes.Of(file.Path), file.Bytes);
            case Shown.Media media:
                return response.Copy(StatusCodes.Status200OK, ContentTypes.Of(media.File.Path), media.File.Source.Open);
            case Shown.Elsewhere elsewhere:
                return response.MoveTo(elsewhere.Location);
            default:
                throw new InvalidOperationException("An address shows something that is not served.");
        }
    }

    private static Task AnswerEditor(string name, HttpContext context, Guard guard, PreviewStage stage) => name switch
    {
        "" => AnswerList(context, guard, stage),
        "client.js" or "client.css" or "list.js" or "list.css" => context.Response.Write(StatusCodes.Status200OK, ContentTypes.Of(name), Resource(name)),
        "changes" or "news" or "problems" when !guard.IsFromOurPage(context.Request) =>
            context.Response.Refuse(StatusCodes.Status400BadRequest, "Only the pages of this preview may ask for this."),
        "changes" => Changes.Tell(context, stage),
        "news" => AnswerNews(context, stage),
        "problems" => AnswerPanel(context, stage),
        _ => context.Response.Refuse(StatusCodes.Status404NotFound, "The preview has no such page; /_preview/ lists all pages of the site."),
    };

    private static async Task AnswerList(HttpContext context, Guard guard, PreviewStage stage)
    {
        if ((await FirstOrLater(stage, context.RequestAborted).ConfigureAwait(false)).Snapshot is not { } snapshot)
        {
            await AnswerReader(Own, context, guard, stage).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = AllPages.Policy;
        await context.Response.Write(StatusCodes.Status200OK, ContentTypes.Html, AllPages.Of(snapshot.Site, context.Request.Query).ToUtf8()).ConfigureAwait(false);
    }

    private static async Task AnswerNews(HttpContext context, PreviewStage stage)
    {
        var state = await stage.Proved(context.RequestAborted).ConfigureAwait(false);
        await context.Response.Write(StatusCodes.Status200OK, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(Changes.NewsFor(context.Request.Query, state))).ConfigureAwait(false);
    }

    private static async Task AnswerPanel(HttpContext context, PreviewStage stage)
    {
        var state = await stage.Proved(context.RequestAborted).ConfigureAwait(false);
        var panel = Panel.Of(Shown.At(context.Request.Query["address"].ToString(), state), state);
        context.Response.Headers.ETag = $"\"{Fingerprint.Of(panel)}\"";
        await context.Response.Write(StatusCodes.Status200OK, ContentTypes.Html, panel).ConfigureAwait(false);
    }

    /// <summary>A file that is part of the program.</summary>
    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"preview/{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
