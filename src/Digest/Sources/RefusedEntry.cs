namespace Digest.Sources;

/// <summary>A directory entry that is not followed, because it could lead out of the project.</summary>
/// <param name="Path">From the root of the project.</param>
/// <param name="What">What it is, as an editor would say it: "a symbolic link to ../secrets".</param>
internal sealed record RefusedEntry(string Path, string What);
