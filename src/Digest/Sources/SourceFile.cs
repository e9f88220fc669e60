using System.Security.Cryptography;

namespace Digest.Sources;

/// <summary>
/// A file of the source tree. Its bytes are read on demand, so that a large photograph need not be in memory. It is small, because a large
/// site has tens of thousands until it is built: parts of the path are not stored, and all files of a folder have the same function.
/// </summary>
/// <param name="path">From the root of the project, with <c>/</c> between folders: <c>input/articles/x/ms.md</c>.</param>
/// <param name="open">Opens the file at a path for reading, from its first byte.</param>
internal sealed class SourceFile(string path, Func<string, Stream> open)
{
    private const int ShownBytes = 8;
    private byte[]? _hash; // two threads may compute it, with the same result

    public string Path => path;
    public string Name => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The path of its folder, without a slash at the end.</summary>
    public string Folder => path[..Math.Max(path.LastIndexOf('/'), 0)];

    /// <summary>The extension in lower case, with its dot; empty when there is none.</summary>
    public string Extension => System.IO.Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The name without its extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>
    /// The SHA-256 hash of its bytes: those that were read, because the file may have been changed since. If it was not read, it is read
    /// for this.
    /// </summary>
    public ReadOnlySpan<byte> Hash => _hash ??= ComputeHash();

    /// <summary>The start of its hash, for addresses and lists.</summary>
    public string ContentHash => Convert.ToHexStringLower(Hash[..ShownBytes]);

    public Stream Open() => open(path);

    public byte[] ReadAllBytes() => ReadBytes(Array.MaxLength);

    /// <summary>Its bytes; of a longer file only the first ones.</summary>
    public byte[] ReadBytes(int maximum)
    {
        using var stream = Open();
        var bytes = new byte[Math.Min(stream.Length, maximum)];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var read = length == bytes.Length ? bytes : bytes[..length]; // it became shorter
        if (bytes.Length == stream.Length)
            _hash ??= SHA256.HashData(read);
        return read;
    }

    public static SourceFile InMemory(string path, byte[] bytes) => new(path, _ => new MemoryStream(bytes, writable: false));

    public override string ToString() => Path;

    private byte[] ComputeHash()
    {
        using var stream = Open();
        return SHA256.HashData(stream);
    }
}
