namespace Digest.Sources.Diagnostics;

internal enum Severity
{
    /// <summary>Information, such as an article that is held back.</summary>
    Note,

    Warning,
    Error,
}
