namespace Digest.Cli.Disk;

/// <summary>How the new site takes the old one's place.</summary>
internal enum SwapMethod
{
    /// <summary>Both folders change names in one step: readers never meet a moment without a site.</summary>
    Exchange,

    /// <summary>The old folder steps aside, the new one steps in; a start after a crash between the two puts the old one back.</summary>
    TwoRenames,

    /// <summary>The folder itself cannot be renamed, for example because it is a mount: every file is replaced on its own.</summary>
    FileByFile,
}
