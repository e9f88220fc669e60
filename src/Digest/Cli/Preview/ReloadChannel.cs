using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>
/// Keeps open pages up to date. One page of a browser listens to the event stream for all of them, because browsers allow six connections
/// to a server. The stream only says that something changed, so it reveals nothing. Then every page asks what changed for it.
/// </summary>
internal static class ReloadChannel
{
    private static readonly TimeSpan s_heartbeatInterval = TimeSpan.FromSeconds(15);
    private static readonly byte[] s_retry = "retry: 500\n\n"u8.ToArray();
    private static readonly byte[] s_changed = "data: changed\n\n"u8.ToArray();
    private static readonly byte[] s_heartbeat = ":\n\n"u8.ToArray();

    /// <summary>What changed for a page: <c>page</c>, <c>problems</c>, both or nothing.</summary>
    /// <param name="query">The page's address, and the versions of the page and its panel that the browser has.</param>
    public static string ChangesFor(IQueryCollection query, PreviewState state)
    {
        var response = PreviewResponse.At(query["address"].ToString(), state);
        var page = response.Version == query["page"] ? "" : "page";
        var problems = Fingerprint.Of(Panel.Of(response, state)) == query["problems"] ? "" : "problems";
        return $"{page} {problems}".Trim();
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
