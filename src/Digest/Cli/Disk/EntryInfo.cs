namespace Digest.Cli.Disk;

/// <summary>What one system call says about a file system entry.</summary>
/// <param name="Mode">The permission bits; 0 where the system has none.</param>
/// <param name="Written">Times of the last change and the inode number: equal for one path if nothing was written in between.</param>
internal readonly record struct EntryInfo(
    EntryKind Kind, long Length, int Mode, int Links, (long Modified, long Changed, long Number) Written);
