namespace Digest.Output.Checks;

/// <summary>The kinds of targets of a link: another site, a mail address or a telephone number; a file of this site; none.</summary>
internal enum LinkTarget
{
    External,
    File,
    Broken,
}
