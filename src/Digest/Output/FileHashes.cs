using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Digest.Output;

/// <summary>The hashes of the files of a site, collected while the files are written. Files that are no content are left out.</summary>
internal sealed class FileHashes
{
    private const int ShownBytes = 8; // of 32, for files that are listed by the thousand

    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>The hash of the file at a path; null if the file is no content.</summary>
    public string? this[string path] => _hashes.GetValueOrDefault(path);

    /// <summary>The files in ordinal order of their paths.</summary>
    public IEnumerable<KeyValuePair<string, string>> InOrder => _hashes.OrderBy(file => file.Key, StringComparer.Ordinal);

    public void Add(OutputFile file, ReadOnlySpan<byte> bytes)
    {
        if (file.IsContent)
            _hashes[file.Path] = Shown(SHA256.HashData(bytes));
    }

    /// <summary>Adds a file with the bytes of its source, which has the same hash.</summary>
    public void Add(CopiedFile file)
    {
        if (file.IsContent)
            _hashes[file.Path] = file.Source.ContentHash;
    }

    /// <summary>The hash of the whole site: the same for two sites whose files have the same paths and bytes.</summary>
    public string OfSite()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, file) in InOrder)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file} {path}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Shown(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, ShownBytes));
}
