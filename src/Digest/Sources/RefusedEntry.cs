namespace Digest.Sources;

/// <summary>A directory entry that is not followed, because it could lead out of the project.</summary>
/// <param name="Path">From the root of the project.</param>
/// <param name="Kind">What it is, for messages: "a symbolic link to ../secrets".</param>
internal sealed record RefusedEntry(string Path, string Kind);
