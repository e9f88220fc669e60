using System.Buffers;
using System.Security.Cryptography;

namespace Digest.Cli.Disk;

/// <summary>Finds published files that a build need not write again.</summary>
internal static class FileComparison
{
    private const int ChunkSize = 64 * 1024;
    private const int ReadableFile = 0x1A4; // 0644

    /// <summary>Whether a path is a regular file with a single name, readable by all, that has these bytes.</summary>
    public static bool IsUnchanged(string path, ReadOnlySequence<byte> bytes)
    {
        if (!IsReusable(path, bytes.Length))
            return false;
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var chunk = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(bytes.Length, 1, ChunkSize));
        try
        {
            long position = 0;
            foreach (var part in bytes)
            {
                for (var rest = part.Span; !rest.IsEmpty;)
                {
                    var read = RandomAccess.Read(file, chunk.AsSpan(0, Math.Min(chunk.Length, rest.Length)), position);
                    if (read == 0 || !rest.StartsWith(chunk.AsSpan(0, read)))
                        return false;
                    rest = rest[read..];
                    position += read;
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>The same for bytes of which only the SHA-256 hash is known.</summary>
    public static bool IsUnchanged(string path, int length, ReadOnlySpan<byte> hash)
    {
        if (!IsReusable(path, length))
            return false;
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = ArrayPool<byte>.Shared.Rent(length + 1); // to see that it has become longer
        try
        {
            var read = 0;
            for (var part = 1; part > 0 && read <= length; read += part)
                part = RandomAccess.Read(file, bytes.AsSpan(read, length + 1 - read), read);
            return read == length && SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The same for the bytes of a stream, which is read from its position.</summary>
    public static bool IsUnchanged(string path, Stream stream)
    {
        if (!IsReusable(path, stream.Length))
            return false;
        using var file = SharedFile.OpenRead(path);
        var chunks = ArrayPool<byte>.Shared.Rent(2 * ChunkSize);
        try
        {
            while (true)
            {
                var wanted = ReadChunk(stream, chunks.AsSpan(0, ChunkSize));
                var found = ReadChunk(file, chunks.AsSpan(ChunkSize, ChunkSize));
                if (!wanted.SequenceEqual(found))
                    return false;
                if (wanted.Length < ChunkSize)
                    return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunks);
        }
    }

    /// <summary>The same for the bytes of a file.</summary>
    public static bool IsUnchanged(string path, string source)
    {
        using var stream = SharedFile.OpenRead(source);
        return IsUnchanged(path, stream);
    }

    private static bool IsReusable(string path, long length) =>
        Native.Stat(path) is { Kind: EntryKind.File, Links: 1, Mode: ReadableFile or 0 } info && info.Length == length;

    private static Span<byte> ReadChunk(Stream stream, Span<byte> chunk) =>
        chunk[..stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false)];
}
