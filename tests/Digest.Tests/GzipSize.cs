using System.IO.Compression;

namespace Digest.Tests;

internal static class GzipSize
{
    /// <summary>The compressed size in bytes, as of <c>gzip -9</c>.</summary>
    public static int Of(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return (int)compressed.Length;
    }
}
