using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What the preview serves at one moment. Immutable, and replaced as a whole.</summary>
/// <param name="Version">Counts the compilations, from 1.</param>
/// <param name="Snapshot">The last site that compiled; null before the first.</param>
/// <param name="Problems">The problems of the last compilation, with their excerpts.</param>
/// <param name="IsChecked">False for the first state, whose articles are not parsed yet. Its site may turn out to be invalid.</param>
internal sealed record PreviewState(int Version, Snapshot? Snapshot, ImmutableArray<Diagnostic> Problems, bool IsChecked = true)
{
    public static PreviewState Empty { get; } = new(0, null, []);

    /// <summary>The last compilation failed, so the snapshot is older than the sources.</summary>
    public bool HasFailed => Problems.Any(problem => problem.Severity == Severity.Error);
}
