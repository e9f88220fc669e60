using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Preview;

/// <summary>
/// How open pages are kept in step. One page of a browser listens to the channel for all of them, for a browser gives a server six connections; the channel
/// carries one word and nothing else, so that who should ever get to hear it learns nothing. Then every page asks whether it is among what changed: one whose
/// bytes are the same is left alone.
/// </summary>
internal static class Changes
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    private static readonly byte[] s_start = "retry: 500\n\n"u8.ToArray();
    private static readonly byte[] s_changed = "data: changed\n\n"u8.ToArray();
    private static readonly byte[] s_stillHere = ":\n\n"u8.ToArray();

    /// <summary>What is new to a page: <c>page</c>, <c>problems</c>, both or nothing.</summary>
    /// <param name="query">The page's address, and the versions of itself and of its panel that it knows.</param>
    public static string NewsFor(IQueryCollection query, PreviewState state)
    {
        var shown = Shown.At(query["address"].ToString(), state);
        var page = shown.Version == query["page"] ? "" : "page";
        var problems = Fingerprint.Of(Panel.Of(shown, state)) == query["problems"] ? "" : "problems";
        return $"{page} {problems}".Trim();
    }

    /// <summary>Says a word whenever there is another state, for as long as somebody listens.</summary>
    public static async Task Tell(HttpContext context, PreviewStage stage)
    {
        var state = stage.State; // before the answer begins: pages look for themselves when it does
        var gone = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        await Say(s_start).ConfigureAwait(false);
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
            patience.CancelAfter(s_heartbeat);
            try
            {
                state = await stage.After(state.Version, patience.Token).ConfigureAwait(false);
                await Say(s_changed).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!gone.IsCancellationRequested)
            {
                await Say(s_stillHere).ConfigureAwait(false);
            }
        }

        async Task Say(ReadOnlyMemory<byte> line)
        {
            await context.Response.Body.WriteAsync(line, gone).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
        }
    }
}
