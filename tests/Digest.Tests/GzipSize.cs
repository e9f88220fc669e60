using System.IO.Compression;

namespace Digest.Tests;

/// <summary>What a page weighs on its way to a reader.</summary>
internal static class GzipSize
{
    /// <summary>In bytes, as <c>gzip -9</c> counts them.</summary>
    public static int Of(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return (int)compressed.Length;
    }
}
