using System.Reflection;
using Digest.Cli.Pictures;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Digest.Output;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>Serves the latest state: pages with the client script added, media, and <c>/_preview/</c> for editors.</summary>
internal static class PreviewServer
{
    private const string OwnPath = "/_preview/";

    /// <summary>How long a request waits for the first compilation before it gets a page that says so.</summary>
    private static readonly TimeSpan s_firstTimeout = TimeSpan.FromSeconds(2);

    /// <inheritdoc cref="LocalServer.Start"/>
    /// <param name="rasters">Makes cards and pictures; without it, there are none.</param>
    public static Task<LocalServer> Start(
        LatestState latest, ServerOptions options, ConsoleReport report, CancellationToken stop, RasterRenderer? rasters = null) =>
        LocalServer.Start(options, report, (context, guard) => Respond(context, guard, latest, rasters), stop);

    private static Task Respond(HttpContext context, Guard guard, LatestState latest, RasterRenderer? rasters)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == OwnPath.TrimEnd('/'))
            return context.Response.RedirectTo(OwnPath);
        return path.StartsWith(OwnPath, StringComparison.Ordinal)
            ? SendOwn(path[OwnPath.Length..], context, guard, latest) : SendSite(path, context, guard, latest, rasters);
    }

    private static async Task SendSite(
        string path, HttpContext context, Guard guard, LatestState latest, RasterRenderer? rasters = null)
    {
        var state = await FirstState(latest, context.RequestAborted).ConfigureAwait(false);
        var response = (state.IsChecked ? null : PreviewResponse.BeforeCheck(path, state))
            ?? PreviewResponse.At(path, await latest.Checked(context.RequestAborted).ConfigureAwait(false));
        var sending = response is PreviewResponse.Raster(var raster)
            ? SendRaster(raster, rasters, context.Response) : Send(response, path, context.Response, guard);
        await sending.ConfigureAwait(false);
    }

    /// <summary>The latest state. Waits up to the timeout for the first one.</summary>
    private static async Task<PreviewState> FirstState(LatestState latest, CancellationToken aborted)
    {
        if (latest.State == PreviewState.Empty)
            await Task.WhenAny(latest.After(0, aborted), Task.Delay(s_firstTimeout, aborted)).ConfigureAwait(false);
        return latest.State;
    }

    private static Task Send(PreviewResponse preview, string path, HttpResponse response, Guard guard) => preview switch
    {
        PreviewResponse.Html html => response.Send(html.Status, ContentTypes.Html, ClientScript.AddTo(html.Bytes, path, guard.Token)),
        PreviewResponse.Data data => response.Send(StatusCodes.Status200OK, ContentTypes.Of(data.Path), data.Bytes),
        PreviewResponse.Media(var file) => response.SendFile(StatusCodes.Status200OK, ContentTypes.Of(file.Path), file.Source.Open),
        PreviewResponse.Redirect redirect => response.RedirectTo(redirect.Location),
        _ => throw new InvalidOperationException($"No way to send a {preview.GetType().Name}."),
    };

    /// <summary>Sends a card or a picture as a build publishes it. <c>check</c> reports the errors of both.</summary>
    private static Task SendRaster(RasterFile file, RasterRenderer? rasters, HttpResponse response) =>
        rasters is not null && Libvips.IsAvailable && rasters.BytesOf(file, new()) is { Length: > 0 } bytes
            ? response.Send(StatusCodes.Status200OK, ContentTypes.Of(file.Path), bytes)
            : response.Refuse(StatusCodes.Status404NotFound, "The picture cannot be made; digest build says why.");

    private static Task SendOwn(string name, HttpContext context, Guard guard, LatestState latest) => name switch
    {
        "" => SendAllPages(context, guard, latest),
        "client.js" or "client.css" or "list.js" or "list.css" =>
            context.Response.SendFile(StatusCodes.Status200OK, ContentTypes.Of(name), () => Resource(name)),
        "changes" or "news" when !guard.IsFromOwnPage(context.Request) =>
            context.Response.Refuse(StatusCodes.Status400BadRequest, "Only pages of this preview may request this."),
        "changes" => ReloadChannel.Stream(context, latest),
        "news" => SendNews(context, guard, latest),
        _ => context.Response.Refuse(StatusCodes.Status404NotFound, "There is no such page; /_preview/ lists all pages of the site."),
    };

    private static async Task SendAllPages(HttpContext context, Guard guard, LatestState latest)
    {
        if ((await FirstState(latest, context.RequestAborted).ConfigureAwait(false)).Snapshot is not { } snapshot)
        {
            await SendSite(OwnPath, context, guard, latest).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = AllPages.Policy;
        var page = AllPages.Of(snapshot.Site, context.Request.Query).ToUtf8();
        await context.Response.Send(StatusCodes.Status200OK, ContentTypes.Html, page).ConfigureAwait(false);
    }

    private static async Task SendNews(HttpContext context, Guard guard, LatestState latest)
    {
        var state = await latest.Checked(context.RequestAborted).ConfigureAwait(false);
        var news = ReloadChannel.NewsFor(context.Request.Query, state, guard.Token);
        await context.Response.Send(StatusCodes.Status200OK, ContentTypes.Of(".json"), news).ConfigureAwait(false);
    }

    /// <summary>A file embedded in the program.</summary>
    private static Stream Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"preview/{name}")!;
}
