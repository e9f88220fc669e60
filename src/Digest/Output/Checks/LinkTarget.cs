namespace Digest.Output.Checks;

/// <summary>Where a link leads.</summary>
internal enum LinkTarget
{
    /// <summary>Another site: whether that is there is not for a build to say.</summary>
    Elsewhere,

    /// <summary>A file of this site.</summary>
    File,

    /// <summary>An address below our own that has no file, or one that no browser could make sense of.</summary>
    Nowhere,
}
