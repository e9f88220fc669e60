namespace Digest.Cli.Disk;

/// <summary>What a path names, links not followed.</summary>
internal enum EntryKind
{
    Missing, File, Folder, Link, Pipe, Socket, Device,
}
