namespace Digest.Cli.Disk;

/// <summary>Opens files that another program may write, rename or delete at the same time.</summary>
internal static class SharedFile
{
    /// <summary>Opens a file without a buffer, because callers read it in large chunks.</summary>
    public static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
