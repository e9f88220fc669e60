using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Digest.Sources;

/// <summary>Everything a site is made from: the files below <c>input/</c> and <c>theme/</c>, and <c>statiq.json</c>, in ordinal order of their paths.</summary>
internal sealed class SourceTree
{
    private readonly FrozenDictionary<string, SourceFile> _byPath;

    public SourceTree(IEnumerable<SourceFile> files, IEnumerable<RefusedEntry>? refused = null)
    {
        // Ordinal, so that the order doesn't depend on the machine's language or its file system.
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Refused = [.. (refused ?? []).OrderBy(entry => entry.Path, StringComparer.Ordinal)];
        _byPath = Files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>What stands in the folders and was not read: links, pipes, devices.</summary>
    public ImmutableArray<RefusedEntry> Refused { get; }

    public SourceFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The files below a folder, at any depth.</summary>
    /// <param name="folder">Without a slash at the end.</param>
    public IEnumerable<SourceFile> Below(string folder) =>
        Files.Where(file => file.Path.Length > folder.Length && file.Path[folder.Length] == '/' && file.Path.StartsWith(folder, StringComparison.Ordinal));
}

/// <summary>A directory entry that is not followed, because it could lead out of the project.</summary>
/// <param name="Path">From the root of the project.</param>
/// <param name="What">What it is, as an editor would say it: "a symbolic link to ../secrets".</param>
internal sealed record RefusedEntry(string Path, string What);
