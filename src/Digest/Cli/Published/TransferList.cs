using System.Security.Cryptography;
using Digest.Cli.Disk;
using Digest.Output;
using Digest.SiteModel;

namespace Digest.Cli.Published;

/// <summary>
/// Which files a place on the web needs to become a later version of a site. <c>build.json</c> is in no list: it says what is there, so it
/// is to be uploaded when all else is done.
/// </summary>
internal static class TransferList
{
    private static readonly EnumerationOptions s_allFiles = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = true,
    };

    /// <summary>
    /// The files to upload: those that are added or changed, and those of which no list has the hash, such as pictures. If the earlier
    /// version is a folder, the bytes of the latter are compared too.
    /// </summary>
    /// <param name="old">See <see cref="PublishedSite.Read"/>; so are the others.</param>
    public static IEnumerable<string> Uploads(
        string old, ImmutableArray<PublishedFile> before, string current, ImmutableArray<PublishedFile> after)
    {
        var (known, listed) = (ContentOf(before), ContentOf(after));
        var (from, to) = (FolderOf(current), Directory.Exists(old) ? RealPath.Of(old) : null);
        return FilesIn(from).Where(path => !IsThere(path));

        bool IsThere(string path)
        {
            var address = PageAddress.Of(path);
            var content = listed.GetValueOrDefault(address);
            // The other contents are the addresses that redirects lead to.
            return to is null || content is { } hash && !hash.StartsWith('/')
                ? content is not null && known.GetValueOrDefault(address) == content
                : HaveSameBytes(Path.Combine(to, path), Path.Combine(from, path));
        }
    }

    /// <summary>The files to delete: those that the later version does not have.</summary>
    /// <inheritdoc cref="Uploads"/>
    public static IEnumerable<string> Deletions(string old, ImmutableArray<PublishedFile> before, string current)
    {
        var kept = FilesIn(FolderOf(current)).ToHashSet(StringComparer.Ordinal);
        var there = Directory.Exists(old) ? FilesIn(RealPath.Of(old))
            : before.Select(file => Permalinks.OutputPath(file.Address)).Where(path => SiteWriter.IsInSite(path) && !IsOfProgram(path));
        return there.Where(path => !kept.Contains(path) && !path.Any(char.IsControl)).Order(StringComparer.Ordinal);
    }

    /// <exception cref="UsageException">The place is not a folder.</exception>
    private static string FolderOf(string place) => Directory.Exists(place) ? RealPath.Of(place)
        : throw new UsageException($"--files needs a built folder as NEW, because its files are uploaded, and {place} is none");

    private static Dictionary<string, string?> ContentOf(ImmutableArray<PublishedFile> files) =>
        files.ToDictionary(file => file.Address, file => file.Content, StringComparer.Ordinal);

    /// <summary>The files of a built folder, in ordinal order. Links are not followed.</summary>
    private static IEnumerable<string> FilesIn(string folder) => DiskException.Explain($"cannot read {folder}", () => Directory
        .EnumerateFiles(folder, "*", s_allFiles)
        .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(path => !IsOfProgram(path))
        .Order(StringComparer.Ordinal)
        .ToList());

    private static bool IsOfProgram(string path) => path == Publisher.Marker || path == Permalinks.OutputPath(Permalinks.BuildFile);

    private static bool HaveSameBytes(string one, string other) =>
        Native.Stat(one).Kind == EntryKind.File && DiskException.Explain($"cannot compare {one}", () =>
        {
            using var stream = SharedFile.OpenRead(one);
            using var second = SharedFile.OpenRead(other);
            return stream.Length == second.Length && SHA256.HashData(stream).AsSpan().SequenceEqual(SHA256.HashData(second));
        });
}
