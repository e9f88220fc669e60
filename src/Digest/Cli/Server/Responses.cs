using Digest.Cli.Disk;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>Sends complete responses. To HEAD only their headers are sent.</summary>
internal static class Responses
{
    public static async Task Send(this HttpResponse response, int status, string contentType, ReadOnlyMemory<byte> bytes)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Sends a file without reading it into memory. The file may have been deleted since it was listed.</summary>
    public static async Task SendFile(this HttpResponse response, int status, string contentType, Func<Stream> open)
    {
        Stream stream;
        try
        {
            stream = open();
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            await response.Refuse(StatusCodes.Status404NotFound, "The file was deleted or cannot be read.").ConfigureAwait(false);
            return;
        }

        await using (stream.ConfigureAwait(false))
        {
            response.StatusCode = status;
            response.ContentType = contentType;
            if (stream.CanSeek)
                response.ContentLength = stream.Length;
            if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
                await stream.CopyToAsync(response.Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    public static Task RedirectTo(this HttpResponse response, string location)
    {
        response.Headers.Location = location;
        return response.Send(StatusCodes.Status301MovedPermanently, "text/plain; charset=utf-8", default);
    }

    /// <summary>Sends one sentence and closes the connection.</summary>
    public static Task Refuse(this HttpResponse response, int status, string sentence)
    {
        response.Headers.Connection = "close";
        return response.Send(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(sentence + "\n"));
    }
}
