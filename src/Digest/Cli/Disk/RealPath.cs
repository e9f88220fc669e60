namespace Digest.Cli.Disk;

/// <summary>Resolves symbolic links in every part of a path, so that two paths of one folder compare equal.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40; // as the Linux kernel does; a longer chain is a cycle

    private static readonly StringComparison s_comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The absolute path without links. Parts that do not exist yet are kept as written.</summary>
    /// <exception cref="DiskException">The links form a cycle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var parts = new Stack<string>();
        Push(full[real.Length..]);
        var links = 0;
        while (parts.TryPop(out var part))
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Combine(real, part);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                throw new DiskException($"cannot resolve {path}: too many levels of symbolic links");
            var root = Path.GetPathRoot(target)!; // empty for a relative path
            real = root.Length > 0 ? root : real;
            Push(target[root.Length..]);
        }

        return Path.TrimEndingDirectorySeparator(real);

        void Push(string relative)
        {
            var names = relative.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
            foreach (var name in names.Reverse().Where(name => name is not ("" or ".")))
                parts.Push(name);
        }
    }

    /// <summary>Whether <paramref name="other"/> is the folder itself or something below it. Both are real paths.</summary>
    public static bool Contains(string folder, string other) =>
        (Path.TrimEndingDirectorySeparator(other) + Path.DirectorySeparatorChar)
            .StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, s_comparison);
}
