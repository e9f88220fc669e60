using System.IO.Enumeration;
using System.Runtime.ExceptionServices;

namespace Digest.Cli.Disk;

/// <summary>Replaces the published folder with the new site, and restores it after a build that was killed in between.</summary>
/// <param name="output">The published folder, a real path.</param>
/// <param name="workFolder">A folder beside it, for the new site and for the old one while both exist.</param>
internal sealed class FolderSwap(string output, string workFolder)
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly string _oldSite = Path.Combine(workFolder, "old");

    /// <summary>The folder that the new site is written to.</summary>
    public string NewSite { get; } = Path.Combine(workFolder, "site");

    /// <summary>
    /// Restores the old site if a build was killed between two renames, and deletes what builds left. Returns whether it was restored.
    /// </summary>
    public bool Recover()
    {
        RefuseLink(NewSite);
        RefuseLink(_oldSite);
        var isLost = !Exists(output) && Native.Stat(_oldSite).Kind == EntryKind.Folder;
        if (isLost)
            Directory.Move(_oldSite, output);
        CleanUp();
        return isLost;
    }

    /// <summary>Puts the new site in the place of the published folder, and returns the method that was used.</summary>
    /// <param name="first">The best method to try; where the system or the disk does not support it, the next one is used.</param>
    /// <param name="outputHasLinks">The published folder has links to folders outside, so none of its files may be kept.</param>
    public SwapMethod Run(SwapMethod first, IEnumerable<string> paths, bool outputHasLinks)
    {
        if (!Exists(output))
        {
            Directory.Move(NewSite, output);
            return SwapMethod.Exchange;
        }

        if (first == SwapMethod.Exchange && Native.TryExchange(NewSite, output))
            return SwapMethod.Exchange;
        if (first != SwapMethod.FileByFile && TryTwoRenames())
            return SwapMethod.TwoRenames;
        ReplaceFileByFile([.. paths], outputHasLinks);
        return SwapMethod.FileByFile;
    }

    /// <summary>Deletes the new site where it is not published, and the old one where it is replaced.</summary>
    public void CleanUp()
    {
        DeleteTree(NewSite);
        if (Exists(output))
            DeleteTree(_oldSite);
    }

    /// <summary>Refuses anything but a folder where a build writes: through a link it would write outside.</summary>
    public static void RefuseLink(string folder)
    {
        if (Native.Stat(folder).Kind is not (EntryKind.Missing or EntryKind.Folder))
            throw new DiskException($"{folder} is not a folder, but a build prepares the site there: delete it");
    }

    private bool TryTwoRenames()
    {
        try
        {
            Directory.Move(output, _oldSite);
        }
        catch (Exception exception) when (DiskException.IsDiskError(exception))
        {
            return false; // a mount, or a file system that cannot rename this folder
        }

        try
        {
            Directory.Move(NewSite, output);
            return true;
        }
        catch
        {
            Directory.Move(_oldSite, output);
            throw;
        }
    }

    private void ReplaceFileByFile(ImmutableArray<string> paths, bool outputHasLinks)
    {
        foreach (var path in paths)
        {
            var source = Path.Combine(NewSite, path);
            var target = Path.Combine(output, path);
            if (outputHasLinks || !FileComparison.IsUnchanged(target, source))
                ReplaceFile(target, source);
        }

        DeleteAllBut(paths.ToHashSet(StringComparer.Ordinal), "");
    }

    /// <summary>Copies a file to its folder under another name and renames it, so that readers never see half of it.</summary>
    private void ReplaceFile(string target, string source)
    {
        var folder = Path.GetDirectoryName(target)!;
        MakeFolder(folder); // first, so that the target is not behind a link
        if (Native.Stat(target).Kind == EntryKind.Folder)
            Directory.Delete(target, recursive: true);
        var copy = Path.Combine(folder, ".digest-arriving");
        File.Delete(copy);
        File.Copy(source, copy);
        File.Move(copy, target, overwrite: true);
    }

    /// <summary>Makes a folder of the output, replacing files and links from the top down, so that no link is followed.</summary>
    private void MakeFolder(string folder)
    {
        if (folder.Length > output.Length)
        {
            MakeFolder(Path.GetDirectoryName(folder)!);
            if (Native.Stat(folder).Kind is not (EntryKind.Folder or EntryKind.Missing))
                File.Delete(folder);
        }

        Directory.CreateDirectory(folder);
    }

    private void DeleteAllBut(HashSet<string> kept, string folder)
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path.Combine(output, folder)))
        {
            var path = folder.Length == 0 ? Path.GetFileName(entry) : $"{folder}/{Path.GetFileName(entry)}";
            if (Native.Stat(entry).Kind != EntryKind.Folder)
            {
                if (!kept.Contains(path))
                    File.Delete(entry);
                continue;
            }

            DeleteAllBut(kept, path);
            if (!Directory.EnumerateFileSystemEntries(entry).Any())
                Directory.Delete(entry);
        }
    }

    private static bool Exists(string path) => Native.Stat(path).Kind != EntryKind.Missing;

    /// <summary>Deletes a folder, files in parallel: a site may have a hundred thousand. Links in it are deleted, not followed.</summary>
    private static void DeleteTree(string folder)
    {
        if (Native.Stat(folder).Kind != EntryKind.Folder)
            return;
        var levels = new Stack<ImmutableArray<string>>();
        try
        {
            for (ImmutableArray<string> level = [folder]; level.Length > 0;)
            {
                levels.Push(level);
                level = [.. level.AsParallel().SelectMany(path => DeleteFilesIn(path))];
            }

            foreach (var level in levels) // the innermost first
                level.AsParallel().ForAll(Directory.Delete);
        }
        catch (AggregateException several) when (several.InnerExceptions.FirstOrDefault(DiskException.IsDiskError) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>Deletes a file or a link. On Windows, links to folders are deleted as folders.</summary>
    private static void Delete(string path)
    {
        if (OperatingSystem.IsWindows() && File.GetAttributes(path).HasFlag(FileAttributes.Directory))
            Directory.Delete(path);
        else
            File.Delete(path);
    }

    /// <summary>Deletes the files of a folder and returns the folders in it.</summary>
    private static ImmutableArray<string> DeleteFilesIn(string folder)
    {
        ImmutableArray<(string Path, bool IsFolder)> entries =
        [
            .. new FileSystemEnumerable<(string, bool)>(
                folder,
                (ref entry) => (entry.ToFullPath(), entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
                s_all),
        ];
        foreach (var (path, _) in entries.Where(entry => !entry.IsFolder))
            Delete(path);
        return [.. entries.Where(entry => entry.IsFolder).Select(entry => entry.Path)];
    }
}
