using Digest.Cli.Disk;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>Sends complete responses. To HEAD only their headers are sent.</summary>
internal static class Responses
{
    public static Task Send(this HttpResponse response, int status, string contentType, byte[] bytes) =>
        response.Send(status, contentType, new MemoryStream(bytes));

    /// <summary>Sends a file without reading it into memory. The file may have been deleted since it was listed.</summary>
    public static Task SendFile(this HttpResponse response, int status, string contentType, Func<Stream> open)
    {
        try
        {
            return response.Send(status, contentType, open());
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            return response.Refuse(StatusCodes.Status404NotFound, "The file was deleted or cannot be read.");
        }
    }

    public static Task RedirectTo(this HttpResponse response, string location)
    {
        response.Headers.Location = location;
        return response.Send(StatusCodes.Status301MovedPermanently, ContentTypes.Text, []);
    }

    /// <summary>Sends one sentence and closes the connection.</summary>
    public static Task Refuse(this HttpResponse response, int status, string sentence)
    {
        response.Headers.Connection = "close";
        return response.Send(status, ContentTypes.Text, Encoding.UTF8.GetBytes(sentence + "\n"));
    }

    private static async Task Send(this HttpResponse response, int status, string contentType, Stream stream)
    {
        await using var _ = stream.ConfigureAwait(false);
        response.StatusCode = status;
        response.ContentType = contentType;
        if (stream.CanSeek)
            response.ContentLength = stream.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await stream.CopyToAsync(response.Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
