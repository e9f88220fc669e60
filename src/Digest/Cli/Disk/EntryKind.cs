namespace Digest.Cli.Disk;

/// <summary>What stands at a path, without following it.</summary>
internal enum EntryKind
{
    Missing,
    File,
    Folder,
    Link,
    Pipe,
    Socket,
    Device,
}
