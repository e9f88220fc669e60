namespace Digest.Cli.Published;

/// <summary>Reads streams whose length is not known, or not to be trusted.</summary>
internal static class LimitedStream
{
    private const int BufferLength = 64 * 1024;

    /// <summary>All bytes; null if there are more than a limit.</summary>
    public static byte[]? ReadToEnd(Stream stream, long limit) =>
        ReadToEndAsync(stream, limit, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc cref="ReadToEnd"/>
    public static async Task<byte[]?> ReadToEndAsync(Stream stream, long limit, CancellationToken cancelled)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferLength];
        while (await stream.ReadAsync(buffer, cancelled).ConfigureAwait(false) is var count and > 0)
        {
            if (bytes.Length + count > limit)
                return null;
            await bytes.WriteAsync(buffer.AsMemory(0, count), cancelled).ConfigureAwait(false);
        }

        return bytes.ToArray();
    }
}
