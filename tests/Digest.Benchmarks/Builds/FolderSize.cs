namespace Digest.Benchmarks.Builds;

/// <summary>The size of a folder with all that it contains.</summary>
/// <param name="Allocated">The bytes on a disk with blocks of 4 KiB, a block for each folder.</param>
internal sealed record FolderSize(int Files, long Bytes, long Allocated)
{
    private const long Block = 4096;

    public double Megabytes => Bytes / 1e6;

    public static FolderSize Of(string folder)
    {
        var size = new FolderSize(0, 0, Block);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            size = entry is FileInfo file
                ? new(size.Files + 1, size.Bytes + file.Length, size.Allocated + ((file.Length + Block - 1) / Block * Block))
                : size with { Allocated = size.Allocated + Block };
        }

        return size;
    }
}
