namespace Digest.Cli.Disk;

/// <summary>How the new site replaces the old one.</summary>
internal enum SwapMethod
{
    /// <summary>One system call exchanges the names of both folders, so there is always a site.</summary>
    Exchange,

    /// <summary>The old folder is renamed, then the new one. After a crash between the two, the next build restores the old one.</summary>
    TwoRenames,

    /// <summary>The folder cannot be renamed, for example because it is a mount point. Every file is replaced on its own.</summary>
    FileByFile,
}
