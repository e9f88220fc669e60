using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>
/// Keeps open pages up to date. One page of a browser listens to the event stream for all of them, because browsers allow six connections
/// to a server. The stream only says that something changed, so it reveals nothing. Then every page asks once for all that changed for it.
/// </summary>
internal static class ReloadChannel
{
    private static readonly TimeSpan s_heartbeatInterval = TimeSpan.FromSeconds(15);
    private static readonly byte[] s_retry = "retry: 500\n\n"u8.ToArray();
    private static readonly byte[] s_changed = "data: changed\n\n"u8.ToArray();
    private static readonly byte[] s_heartbeat = ":\n\n"u8.ToArray();

    /// <summary>HTML and Arabic are sent as they are: the browser reads the text as JSON only.</summary>
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// What changed for a page, in JSON: <c>page</c>, the HTML of the page, empty if there is no page at the address any more;
    /// <c>problems</c>, the HTML of its panel, and <c>version</c>, the version of that panel.
    /// </summary>
    /// <param name="query">The page's address, and the versions of the page and its panel that the browser has.</param>
    /// <param name="token">What the guard expects in requests of the page.</param>
    public static byte[] NewsFor(IQueryCollection query, PreviewState state, string token)
    {
        var address = query["address"].ToString();
        var response = PreviewResponse.At(address, state);
        var panel = Panel.Of(response, state);
        using var news = new MemoryStream();
        using (var json = new Utf8JsonWriter(news, s_json))
        {
            json.WriteStartObject();
            if (response.Version != query["page"])
                json.WriteString("page", response is PreviewResponse.Html page ? ClientScript.AddTo(page.Bytes, address, token) : []);
            if (Fingerprint.Of(panel) is var version && version != query["problems"])
            {
                json.WriteString("problems", panel);
                json.WriteString("version", version);
            }

            json.WriteEndObject();
        }

        return news.ToArray();
    }

    /// <summary>Sends an event for every new state until the browser closes the connection.</summary>
    public static async Task Stream(HttpContext context, LatestState latest)
    {
        var state = latest.State; // before the response starts, because pages check for changes when it does
        var aborted = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        await Send(s_retry).ConfigureAwait(false);
        while (true)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(aborted);
            timeout.CancelAfter(s_heartbeatInterval);
            try
            {
                state = await latest.After(state.Version, timeout.Token).ConfigureAwait(false);
                await Send(s_changed).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
            {
                await Send(s_heartbeat).ConfigureAwait(false);
            }
        }

        async Task Send(ReadOnlyMemory<byte> line)
        {
            await context.Response.Body.WriteAsync(line, aborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(aborted).ConfigureAwait(false);
        }
    }
}
