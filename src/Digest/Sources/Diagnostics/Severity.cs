namespace Digest.Sources.Diagnostics;

internal enum Severity
{
    /// <summary>Said, but nothing is wrong: an article that is held back.</summary>
    Note,

    Warning,
    Error,
}
