using System.Text;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Digest.Tests.Published;

/// <summary>A site on a port of this machine.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly LocalServer _server;

    private WebServer(LocalServer server) => _server = server;

    public Uri Address => _server.Address;

    /// <param name="files">What it sends at each path; 404 elsewhere. A text that starts with <c>-> </c> is a redirect.</param>
    public static Task<WebServer> Of(params (string Path, string Text)[] files) => Of(context =>
    {
        var path = context.Request.Path.Value;
        if (files.FirstOrDefault(file => file.Path == path) is not { Text: { } text })
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (text.StartsWith("-> ", StringComparison.Ordinal))
            context.Response.Redirect(text[3..].Replace("{port}", $"{context.Request.Host.Port}", StringComparison.Ordinal));
        else
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).AsTask();
        return Task.CompletedTask;
    });

    public static async Task<WebServer> Of(Func<HttpContext, Task> respond) => new(await LocalServer.Start(
        new(0, null, []), new ConsoleReport(TextWriter.Null, TextWriter.Null), (context, _) => respond(context),
        TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
