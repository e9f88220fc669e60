using Digest.Output;
using Digest.Output.Parts;

namespace Digest.Cli.Disk;

/// <summary>The folder of a part of a site.</summary>
/// <param name="Name">As it was written.</param>
/// <param name="Path">Without links.</param>
internal sealed record PartFolder(string Name, string Path, PartManifest Manifest)
{
    /// <summary>A site of one million files has a shorter one.</summary>
    private const long MostBytes = 400_000_000;

    private string FilesPath => System.IO.Path.Combine(Path, PartFiles.Folder.TrimEnd('/'));

    /// <exception cref="UsageException">The folder is not a part, or it is damaged.</exception>
    public static PartFolder Read(string name)
    {
        var folder = RealPath.Of(name);
        var manifest = System.IO.Path.Combine(folder, PartFiles.ManifestFile);
        if (Native.Stat(folder).Kind != EntryKind.Folder)
            throw new UsageException($"there is no folder {name}");
        var kind = FolderKind.Of(folder);
        if (kind == FolderKind.Site)
            throw new UsageException($"{name} is a whole site: name the folders that digest build --part made");
        if (kind != FolderKind.Part)
        {
            var nested = SourceFolder.NamesIn(folder).Order(StringComparer.Ordinal)
                .FirstOrDefault(below => FolderKind.Of(System.IO.Path.Combine(folder, below)) == FolderKind.Part);
            throw new UsageException($"{name} is not a part of a site, because it has no {PartFiles.ManifestFile}: "
                + (nested is null ? "name the folders that digest build --part made" : $"name the folders in it, such as {name}/{nested}"));
        }

        var length = Native.Stat(manifest).Length;
        var bytes = length > MostBytes ? [] : DiskException.Explain($"cannot read {manifest}", () => ReadAll(manifest));
        var read = PartManifest.Read(bytes);
        if (read is null || read.Files.FirstOrDefault(file => !SiteWriter.IsInSite(file.Path)) is not null)
            throw new UsageException($"{manifest} is damaged, or of another version of digest: build the part again");
        return new(name, folder, read);
    }

    /// <summary>The files of the part, for a site.</summary>
    public IEnumerable<LinkedFile> Files => Manifest.Files.Select(file =>
        new LinkedFile(file.Path, System.IO.Path.Combine(FilesPath, file.Path), file.File) { IsContent = file.File.IsContent });

    /// <summary>Checks that the folder has the files of its manifest and no other.</summary>
    /// <exception cref="DiskException">A file is missing, or there is one too many.</exception>
    public void CheckFiles() => DiskException.Explain($"cannot read {Name}", () =>
    {
        if (Native.Stat(FilesPath).Kind is not (EntryKind.Folder or EntryKind.Missing))
            throw new DiskException($"{Name} has {PartFiles.Folder}, which is no folder: build or copy the part again");
        var expected = Manifest.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        CheckFolder("", expected);
        if (expected.Order(StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            throw new DiskException($"{Name} lacks {PartFiles.Folder}{missing}: "
                + (missing.Split('/').Any(name => name.StartsWith('.'))
                    ? "copy the part with its hidden files, whose names start with a dot" : "build or copy the part again"));
        }
    });

    private void CheckFolder(string below, HashSet<string> expected)
    {
        foreach (var name in SourceFolder.NamesIn(System.IO.Path.Combine(FilesPath, below)))
        {
            var path = below.Length == 0 ? name : $"{below}/{name}";
            var kind = Native.Stat(System.IO.Path.Combine(FilesPath, path)).Kind;
            if (kind == EntryKind.Folder)
                CheckFolder(path, expected);
            else if (kind != EntryKind.File)
                throw new DiskException($"{Name} has {PartFiles.Folder}{path}, which is no file: build or copy the part again");
            else if (!expected.Remove(path))
                throw new DiskException($"{Name} has {PartFiles.Folder}{path}, which its manifest does not list: delete that file");
        }
    }

    private static byte[] ReadAll(string path)
    {
        using var stream = SharedFile.OpenRead(path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
