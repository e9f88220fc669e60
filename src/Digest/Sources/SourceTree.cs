using System.Collections.Immutable;

namespace Digest.Sources;

/// <summary>Everything a site is made from: the files below <c>input/</c> and <c>theme/</c>, and <c>statiq.json</c>, in ordinal order of their paths.</summary>
internal sealed class SourceTree
{
    public SourceTree(IEnumerable<SourceFile> files, IEnumerable<RefusedEntry>? refused = null)
        // Ordinal, so that the order doesn't depend on the machine's language or its file system.
        : this([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. (refused ?? []).OrderBy(entry => entry.Path, StringComparer.Ordinal)], new())
    {
    }

    private SourceTree(ImmutableArray<SourceFile> files, ImmutableArray<RefusedEntry> refused, object pathsKey)
    {
        Files = files;
        Refused = refused;
        PathsKey = pathsKey;
    }

    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>What stands in the folders and was not read: links, pipes, devices.</summary>
    public ImmutableArray<RefusedEntry> Refused { get; }

    /// <summary>A cache key: the same object in two trees with the same paths.</summary>
    public object PathsKey { get; }

    public SourceFile? Find(string path) => PlaceOf(path) is >= 0 and var at ? Files[at] : null;

    /// <summary>The files below a folder, at any depth.</summary>
    /// <param name="folder">Without a slash at the end.</param>
    public IEnumerable<SourceFile> Below(string folder)
    {
        // In ordinal order they stand together, behind the name with its slash.
        var start = folder + "/";
        var first = PlaceOf(start);
        for (var at = first < 0 ? ~first : first; at < Files.Length && Files[at].Path.StartsWith(start, StringComparison.Ordinal); at++)
            yield return Files[at];
    }

    /// <summary>The same tree with a file in the place of its older self.</summary>
    public SourceTree With(SourceFile file)
    {
        var at = PlaceOf(file.Path);
        return at >= 0 ? new(Files.SetItem(at, file), Refused, PathsKey) : new(Files.Insert(~at, file), Refused, new());
    }

    /// <summary>The same tree without a file.</summary>
    public SourceTree Without(SourceFile file) => PlaceOf(file.Path) is >= 0 and var at ? new(Files.RemoveAt(at), Refused, new()) : this;

    /// <summary>The index of a file, or the complement of where it would stand.</summary>
    private int PlaceOf(string path)
    {
        var (from, to) = (0, Files.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var order = string.CompareOrdinal(Files[middle].Path, path);
            if (order == 0)
                return middle;
            (from, to) = order < 0 ? (middle + 1, to) : (from, middle);
        }

        return ~from;
    }
}
