using Digest.Sources;

namespace Digest.Cli.Disk;

/// <summary>Writes files for an editor. A file that exists is never replaced.</summary>
internal static class NewFiles
{
    /// <summary>Those that exist already, whatever they are: also a folder or a dangling link of that name.</summary>
    public static ImmutableArray<SourceFile> ExistingIn(string root, IEnumerable<SourceFile> files) =>
        [.. files.Where(file => Native.Stat(Path.Combine(root, file.Path)).Kind != EntryKind.Missing)];

    public static void Write(string root, IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
            Write(root, file, FileMode.CreateNew);
    }

    /// <summary>Adds the bytes to the end of a file.</summary>
    public static void Append(string root, SourceFile addition) => Write(root, addition, FileMode.Append);

    private static void Write(string root, SourceFile file, FileMode mode) =>
        DiskException.Explain($"cannot write {file.Path}", () =>
        {
            var path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, mode, FileAccess.Write);
            stream.Write(file.ReadAllBytes());
        });
}
