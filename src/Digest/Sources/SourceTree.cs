using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>
/// The sources of a site: the files below <c>input/</c> and <c>theme/</c>, and <c>statiq.json</c>, in ordinal order of their paths. A file
/// of the project takes the place of the built-in one with the same path.
/// </summary>
internal sealed class SourceTree
{
    /// <summary>Follows the path of a built-in file in diagnostics: the project has no file there, or another one.</summary>
    private const string BuiltInMark = " (built in)";

    private readonly SourceTree? _builtIn;

    // Ordinal, so that the order does not depend on the machine's language or its file system.
    public SourceTree(IEnumerable<SourceFile> files, IEnumerable<RefusedEntry>? refused = null)
        : this(
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. (refused ?? []).OrderBy(entry => entry.Path, StringComparer.Ordinal)],
            new(),
            builtIn: null)
    {
    }

    private SourceTree(ImmutableArray<SourceFile> files, ImmutableArray<RefusedEntry> refused, object pathsKey, SourceTree? builtIn)
    {
        Files = files;
        Refused = refused;
        PathsKey = pathsKey;
        _builtIn = builtIn;
    }

    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>Directory entries that were not read: links, pipes, devices.</summary>
    public ImmutableArray<RefusedEntry> Refused { get; }

    /// <summary>The identity of the set of paths: the same object as long as no file is added or removed.</summary>
    public object PathsKey { get; }

    /// <summary>All built-in files, also those that a file of the project replaces.</summary>
    public ImmutableArray<SourceFile> BuiltInFiles => _builtIn?.Files ?? [];

    public SourceFile? Find(string path) => IndexOf(path) is >= 0 and var index ? Files[index] : null;

    /// <summary>The built-in file at a path, also if a file of the project replaces it.</summary>
    public SourceFile? FindBuiltIn(string path) => _builtIn?.Find(path);

    public bool IsBuiltIn(SourceFile file) => ReferenceEquals(FindBuiltIn(file.Path), file);

    /// <summary>The files below a folder, at any depth.</summary>
    /// <param name="folder">Without a slash at the end.</param>
    public IEnumerable<SourceFile> Below(string folder)
    {
        // They are adjacent in ordinal order.
        var start = folder + "/";
        for (var index = ~IndexOf(start); index < Files.Length && Files[index].Path.StartsWith(start, StringComparison.Ordinal); index++)
            yield return Files[index];
    }

    /// <summary>
    /// Reports refused entries, without which a site would differ from what the editor sees in the folder, and files of the theme whose
    /// names are not what they look like.
    /// </summary>
    public void ReportRefused(DiagnosticBag diagnostics)
    {
        const string Advice = "Copy the file itself here: links are not followed, because they could publish files outside the site.";
        foreach (var entry in Refused)
            diagnostics.Error(DiagnosticCode.NotAFile, new(entry.Path, 1, 1), $"this is {entry.Kind}, not a file", Advice);
        foreach (var file in Below(ProjectLayout.Theme))
            InvisibleCharacters.ReportInName(file.Path, diagnostics);
    }

    /// <summary>The same tree with built-in files at the paths where it has no file.</summary>
    public SourceTree Over(SourceTree builtIn) => new(
        [
            .. Files.Concat(builtIn.Files.Where(file => Find(file.Path) is null)).OrderBy(file => file.Path, StringComparer.Ordinal),
        ],
        Refused,
        new(),
        builtIn);

    /// <summary>The same tree with a file added, or with a new version of it.</summary>
    public SourceTree With(SourceFile file)
    {
        var index = IndexOf(file.Path);
        return index >= 0
            ? new(Files.SetItem(index, file), Refused, PathsKey, _builtIn)
            : new(Files.Insert(~index, file), Refused, new(), _builtIn);
    }

    /// <summary>The same tree without a file. If there is a built-in one at the path, it returns.</summary>
    public SourceTree Without(SourceFile file) => (IndexOf(file.Path), FindBuiltIn(file.Path)) switch
    {
        ( < 0, _) => this,
        (var index, { } builtIn) => new(Files.SetItem(index, builtIn), Refused, PathsKey, _builtIn),
        var (index, _) => new(Files.RemoveAt(index), Refused, new(), _builtIn),
    };

    /// <summary>The path that diagnostics in a built-in file show: <c>theme/layouts/front.sbn-html (built in)</c>.</summary>
    public static string MarkAsBuiltIn(string path) => path + BuiltInMark;

    /// <summary>Finds the file of a diagnostic: the built-in one if its path is marked.</summary>
    public SourceFile? FindMarked(string path) =>
        path.EndsWith(BuiltInMark, StringComparison.Ordinal) ? FindBuiltIn(path[..^BuiltInMark.Length]) : Find(path);

    /// <summary>The index of a file, or the complement of the index where it would be inserted.</summary>
    private int IndexOf(string path)
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
