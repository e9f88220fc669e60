using System.IO.Enumeration;
using Digest.Sources;

namespace Digest.Cli.Disk;

/// <summary>Reads the sources from the disk: the way in, as <see cref="Publisher"/> is the way out.</summary>
internal static class SourceFolder
{
    // Only the first is read. With the others in the tree, the compiler can say that they are not.
    private static readonly string[] s_settingsFiles = ["statiq.json", "statiq.yml", "statiq.yaml", "settings.json", "settings.yml", "appsettings.json"];

    private static readonly EnumerationOptions s_everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Lists everything that a site is made from. The bytes are read when they are asked for.</summary>
    /// <param name="root">The folder that holds <c>input/</c>.</param>
    public static SourceTree Read(string root)
    {
        var files = new List<SourceFile>();
        var refused = new List<RefusedEntry>();
        foreach (var name in (ReadOnlySpan<string>)["input", "theme", .. s_settingsFiles])
            Take(root, name, files, refused);
        return new(files, refused);
    }

    /// <summary>Lists what stands at a path of the project: a file, or all files of a folder.</summary>
    public static SourceTree Read(string root, string path)
    {
        var files = new List<SourceFile>();
        var refused = new List<RefusedEntry>();
        if (IsSource(path) && !path.Split('/').Any(IsLitter))
            Take(root, path, files, refused);
        return new(files, refused);
    }

    /// <summary>Whether a path of the project may hold something that a site is made from.</summary>
    public static bool IsSource(string path) =>
        path is "input" or "theme"
        || path.StartsWith("input/", StringComparison.Ordinal)
        || path.StartsWith("theme/", StringComparison.Ordinal)
        || s_settingsFiles.Contains(path, StringComparer.Ordinal);

    private static void TakeFolder(string root, string folder, List<SourceFile> files, List<RefusedEntry> refused)
    {
        var names = new FileSystemEnumerable<string>(
            Path.Combine(root, folder),
            (ref entry) => entry.FileName.ToString(),
            s_everything);
        try
        {
            foreach (var name in names)
            {
                if (!IsLitter(name))
                    Take(root, $"{folder}/{name}", files, refused);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // It went while it was being looked at.
        }
    }

    private static void Take(string root, string path, List<SourceFile> files, List<RefusedEntry> refused)
    {
        var full = Path.Combine(root, path);
        switch (Native.Stat(full).Kind)
        {
            case EntryKind.File:
                files.Add(new(path, () => Open(full, path)));
                break;
            case EntryKind.Folder:
                TakeFolder(root, path, files, refused);
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
                // The name on the disk has other bytes than the name that was read: nothing could open it.
                refused.Add(new(path, "a name that is not UTF-8"));
                break;
            case EntryKind.Missing:
                break; // gone since the folder was listed, or a settings file that isn't there
            default:
                throw new InvalidOperationException("An entry of a kind that Native.Stat doesn't know.");
        }
    }

    private static FileStream Open(string full, string path)
    {
        try
        {
            // Shared with everybody: an editor may save while we read. Unbuffered: whoever asks reads it whole.
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

    /// <summary>What editors and file browsers leave behind. A dot in front hides a file; Emacs keeps its locks as dangling links of that kind.</summary>
    private static bool IsLitter(string name) =>
        name.StartsWith('.')
        || name.EndsWith('~')
        || (name.StartsWith('#') && name.EndsWith('#'))
        || name.EndsWith(".swp", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
