using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Digest.Output;

/// <summary>The hashes of the files of a site, collected while the files are written.</summary>
internal sealed class FileHashes
{
    private const int ShownBytes = 8; // of 32, for files that are listed by the thousand

    private readonly ConcurrentDictionary<string, HashedFile> _files = new(StringComparer.Ordinal);

    /// <summary>The hash of the file at a path; null if the file is no content.</summary>
    public string? this[string path] => _files.TryGetValue(path, out var file) && file.IsContent ? file.Hash : null;

    /// <summary>The content in ordinal order of the paths.</summary>
    public IEnumerable<KeyValuePair<string, string>> InOrder => Sorted(file => file.IsContent);

    /// <summary>The content that is not a page, in ordinal order of the paths.</summary>
    public IEnumerable<KeyValuePair<string, string>> OthersInOrder => Sorted(file => file is { IsContent: true, IsPage: false });

    /// <summary>The file at a path, also if it is no content; without a hash if it was not written.</summary>
    public HashedFile Find(string path) => _files.GetValueOrDefault(path);

    public void Add(OutputFile file, ReadOnlySpan<byte> bytes) => AddHash(file, SHA256.HashData(bytes), bytes.Length);

    /// <summary>Adds a file by the SHA-256 hash of its bytes.</summary>
    public void AddHash(OutputFile file, ReadOnlySpan<byte> hash, long length) =>
        _files[file.Path] = new(Shown(hash), length, file.IsContent) { IsPage = file is RenderedFile { Layout: not null } };

    /// <summary>Adds a file with the bytes of its source, which has the same hash.</summary>
    public void Add(CopiedFile file, long length) =>
        _files[file.Path] = new(file.Source.ContentHash, length, file.IsContent);

    /// <summary>The hash of the whole site: the same for two sites whose files have the same paths and bytes.</summary>
    public string OfSite() => OfSite(InOrder);

    /// <param name="content">The hashes of the content by path, in ordinal order of the paths.</param>
    public static string OfSite(IEnumerable<KeyValuePair<string, string>> content) =>
        OfLines(content.Select(file => $"{file.Value} {file.Key}"));

    /// <summary>The hash of lines of text.</summary>
    public static string OfLines(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of a file's bytes, as <see cref="Sources.SourceFile.ContentHash"/> has it.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Shown(SHA256.HashData(bytes));

    private IEnumerable<KeyValuePair<string, string>> Sorted(Func<HashedFile, bool> isWanted)
    {
        string[] paths = [.. _files.Where(file => isWanted(file.Value)).Select(file => file.Key)];
        Array.Sort(paths, StringComparer.Ordinal);
        return paths.Select(path => KeyValuePair.Create(path, _files[path].Hash));
    }

    private static string Shown(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..ShownBytes]);
}
