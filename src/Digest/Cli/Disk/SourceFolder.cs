using System.IO.Enumeration;
using Digest.Content;
using Digest.Sources;

namespace Digest.Cli.Disk;

/// <summary>Reads the sources of a site from the disk.</summary>
internal static class SourceFolder
{
    // Only the first is read. The others are in the tree so that the compiler can report them.
    private static readonly string[] s_settingsFiles =
        [ProjectLayout.SettingsFile, "statiq.yml", "statiq.yaml", "settings.json", "settings.yml", "appsettings.json"];

    private static readonly EnumerationOptions s_everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>Lists all sources. Their bytes are read on demand.</summary>
    public static SourceTree Read(string root) => ReadAll(root, [.. ProjectLayout.Folders, .. s_settingsFiles]);

    /// <summary>Lists the file at a path of the project, or all files of the folder.</summary>
    public static SourceTree Read(string root, string path) =>
        ReadAll(root, IsSource(path) && !HasTemporaryName(path) ? [path] : []);

    /// <summary>Whether a path of the project may be a source or a folder of sources.</summary>
    public static bool IsSource(string path) => ProjectLayout.IsInFolder(path) || s_settingsFiles.Contains(path, StringComparer.Ordinal);

    private static SourceTree ReadAll(string root, string[] paths)
    {
        root = RealPath.Of(root);
        var (files, refused) = (new List<SourceFile>(), new List<RefusedEntry>());
        Func<string, Stream> open = path => Open(root, path);
        foreach (var path in paths)
            Add(root, path, open, files, refused);
        return new(files, refused);
    }

    private static void AddFolder(
        string root, string folder, Func<string, Stream> open, List<SourceFile> files, List<RefusedEntry> refused)
    {
        foreach (var name in NamesIn(Path.Combine(root, folder)))
        {
            if (!IsTemporary(name, folder))
                Add(root, $"{folder}/{name}", open, files, refused);
        }
    }

    /// <summary>The names of what is in a folder; none if it was deleted or replaced since it was seen.</summary>
    internal static ImmutableArray<string> NamesIn(string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(folder, (ref entry) => entry.FileName.ToString(), s_everything)];
        }
        catch (IOException exception) when (exception is DirectoryNotFoundException || Native.Stat(folder).Kind != EntryKind.Folder)
        {
            return [];
        }
    }

    private static void Add(string root, string path, Func<string, Stream> open, List<SourceFile> files, List<RefusedEntry> refused)
    {
        var full = Path.Combine(root, path);
        switch (Native.Stat(full).Kind)
        {
            case EntryKind.File:
                files.Add(new(path, open));
                break;
            case EntryKind.Folder:
                AddFolder(root, path, open, files, refused);
                break;
            case EntryKind.Missing when !path.Contains('\uFFFD', StringComparison.Ordinal):
                break; // deleted since the folder was listed, or an optional settings file
            case var kind:
                refused.Add(new(path, Describe(kind, full)));
                break;
        }
    }

    private static string Describe(EntryKind kind, string path) => kind switch
    {
        EntryKind.Link => $"a symbolic link to {new FileInfo(path).LinkTarget}",
        EntryKind.Pipe => "a named pipe",
        EntryKind.Socket => "a socket",
        EntryKind.Device => "a device",
        _ => "a name that is not UTF-8", // .NET replaced bytes of it with U+FFFD, so the file cannot be opened
    };

    private static FileStream Open(string root, string path)
    {
        try
        {
            return SharedFile.OpenRead(Path.Combine(root, path));
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            throw new DiskException($"cannot read {path}: {DiskException.ReasonOf(exception)}", exception);
        }
    }

    private static bool HasTemporaryName(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (IsTemporary(path[(slash + 1)..].Split('/')[0], path[..slash]))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Hidden files, and files that editors and file managers make. Locks of Emacs are dangling links that start with a dot, those of
    /// word processors start with '~$'.
    /// </summary>
    private static bool IsTemporary(string name, string folder) =>
        name is [.., '~'] or ['~', '$', ..] or ['#', .., '#'] or "#" or "Icon\r"
        || (name is ['.', ..] && !IsPublishedHidden(name, folder))
        || name.EndsWith(".swp", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a hidden file or folder is a static file, such as <c>.well-known</c>, and not one of Git, macOS or an editor.
    /// </summary>
    private static bool IsPublishedHidden(string name, string folder) =>
        (folder == ProjectLayout.Static || StaticFile.IsAt(folder))
        && name is not (".DS_Store" or ['.', '_' or '#' or '~', ..])
        && !name.StartsWith(".git", StringComparison.Ordinal);
}
