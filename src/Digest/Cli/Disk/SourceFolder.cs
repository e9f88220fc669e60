using System.IO.Enumeration;
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
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Lists all sources. Their bytes are read on demand.</summary>
    /// <param name="root">The folder that contains <c>input/</c>.</param>
    public static SourceTree Read(string root)
    {
        var files = new List<SourceFile>();
        var refused = new List<RefusedEntry>();
        foreach (var name in (ReadOnlySpan<string>)[.. ProjectLayout.Folders, .. s_settingsFiles])
            Add(root, name, files, refused);
        return new(files, refused);
    }

    /// <summary>Lists the file at a path of the project, or all files of the folder.</summary>
    public static SourceTree Read(string root, string path)
    {
        var files = new List<SourceFile>();
        var refused = new List<RefusedEntry>();
        if (IsSource(path) && !path.Split('/').Any(IsTemporary))
            Add(root, path, files, refused);
        return new(files, refused);
    }

    /// <summary>Whether a path of the project may be a source or a folder of sources.</summary>
    public static bool IsSource(string path) => ProjectLayout.IsInFolder(path) || s_settingsFiles.Contains(path, StringComparer.Ordinal);

    private static void AddFolder(string root, string folder, List<SourceFile> files, List<RefusedEntry> refused)
    {
        var names = new FileSystemEnumerable<string>(Path.Combine(root, folder), (ref entry) => entry.FileName.ToString(), s_everything);
        try
        {
            foreach (var name in names)
            {
                if (!IsTemporary(name))
                    Add(root, $"{folder}/{name}", files, refused);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The folder was deleted while it was listed.
        }
    }

    private static void Add(string root, string path, List<SourceFile> files, List<RefusedEntry> refused)
    {
        var full = Path.Combine(root, path);
        switch (Native.Stat(full).Kind)
        {
            case EntryKind.File:
                files.Add(new(path, () => Open(full, path)));
                break;
            case EntryKind.Folder:
                AddFolder(root, path, files, refused);
                break;
            case EntryKind.Link:
                refused.Add(new(path, $"a symbolic link to {new FileInfo(full).LinkTarget}"));
                break;
            case EntryKind.Pipe:
                refused.Add(new(path, "a named pipe"));
                break;
            case EntryKind.Socket:
                refused.Add(new(path, "a socket"));
                break;
            case EntryKind.Device:
                refused.Add(new(path, "a device"));
                break;
            case EntryKind.Missing when path.Contains('\uFFFD', StringComparison.Ordinal):
                // .NET replaced bytes of the name that are not UTF-8, so the file cannot be opened.
                refused.Add(new(path, "a name that is not UTF-8"));
                break;
            case EntryKind.Missing:
                break; // deleted since the folder was listed, or an optional settings file
            default:
                throw new InvalidOperationException("Native.Stat returned an unknown kind of entry.");
        }
    }

    private static FileStream Open(string full, string path)
    {
        try
        {
            // Shared, because an editor may save at the same time. Unbuffered, because files are read as a whole.
            return new(full, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
            });
        }
        catch (Exception exception) when (DiskException.IsToBlame(exception))
        {
            throw new DiskException($"cannot read {path}: {DiskException.ReasonOf(exception)}", exception);
        }
    }

    /// <summary>Hidden files and what editors and file browsers leave. Locks of Emacs are dangling links that start with a dot.</summary>
    private static bool IsTemporary(string name) =>
        name.StartsWith('.')
        || name.EndsWith('~')
        || (name.StartsWith('#') && name.EndsWith('#'))
        || name.EndsWith(".swp", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
