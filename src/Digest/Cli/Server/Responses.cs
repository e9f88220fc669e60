using System.Text;
using Digest.Cli.Disk;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>Answers, written whole.</summary>
internal static class Responses
{
    /// <summary>Bytes that are known; HEAD gets what tells of them.</summary>
    public static async Task Write(this HttpResponse response, int status, string contentType, ReadOnlyMemory<byte> bytes)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>A file that is not ours to hold in memory. It may be gone since it was listed.</summary>
    public static async Task Copy(this HttpResponse response, int status, string contentType, Func<Stream> open)
    {
        Stream stream;
        try
        {
            stream = open();
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            await response.Refuse(StatusCodes.Status404NotFound, "The file is gone from the disk, or cannot be read.").ConfigureAwait(false);
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

    public static Task MoveTo(this HttpResponse response, string location)
    {
        response.Headers.Location = location;
        return response.Write(StatusCodes.Status301MovedPermanently, "text/plain; charset=utf-8", default);
    }

    /// <summary>One sentence, and the end of the conversation.</summary>
    public static Task Refuse(this HttpResponse response, int status, string sentence)
    {
        response.Headers.Connection = "close";
        return response.Write(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(sentence + "\n"));
    }
}
