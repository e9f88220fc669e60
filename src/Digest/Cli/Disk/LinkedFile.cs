using System.Security.Cryptography;
using Digest.Output;

namespace Digest.Cli.Disk;

/// <summary>A file of a part, which a site gets as a hard link, or as a copy where that is not possible.</summary>
/// <param name="Existing">Its path on the disk, without links.</param>
/// <param name="Expected">What the manifest of the part says about it.</param>
internal sealed record LinkedFile(string Path, string Existing, HashedFile Expected) : OutputFile(Path, Existing)
{
    private const int ReadableFile = 0x1A4; // 0644

    /// <summary>Makes the file in the new site.</summary>
    /// <param name="target">A path where nothing is.</param>
    public void MakeAt(string target)
    {
        if (Native.TryLink(Existing, target))
        {
            // A link to a link is one too.
            if (Native.Stat(target) is { Kind: EntryKind.File, Mode: ReadableFile })
                return;
            File.Delete(target);
        }

        using var source = SharedFile.OpenRead(Existing);
        using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        source.CopyTo(copy);
    }

    /// <summary>Proves that a file has the bytes that the part was built with.</summary>
    /// <param name="target">The file in the new site, so that what is proved is what is published.</param>
    public void Verify(string target)
    {
        using var stream = SharedFile.OpenRead(target);
        if (stream.Length != Expected.Length || !IsExpected(SHA256.HashData(stream)))
            throw new DiskException("its bytes are not those that were built: build or copy its part again");

        bool IsExpected(byte[] hash) => Convert.ToHexStringLower(hash).StartsWith(Expected.Hash, StringComparison.Ordinal);
    }
}
