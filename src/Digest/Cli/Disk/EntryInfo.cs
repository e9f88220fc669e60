namespace Digest.Cli.Disk;

/// <summary>What is known of an entry from one system call.</summary>
/// <param name="Mode">The permission bits; 0 where the system has none.</param>
/// <param name="Written">When its bytes, and on Linux its name or its mode, were last changed; comparable with itself alone.</param>
internal readonly record struct EntryInfo(EntryKind Kind, long Length, int Mode, int Links, (long Modified, long Changed, long Number) Written);
