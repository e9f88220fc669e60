namespace Digest.Output.Checks;

/// <summary>The kinds of targets of a link.</summary>
internal enum LinkTarget
{
    /// <summary>Another site, or a mail address or telephone number. These are not checked.</summary>
    External,

    /// <summary>A file of this site.</summary>
    File,

    /// <summary>An invalid URL, or one of this site without a file.</summary>
    Broken,
}
