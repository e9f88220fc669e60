using System.Collections.Immutable;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>What the preview shows at one moment. Replaced as a whole, never changed.</summary>
/// <param name="Version">Counts the compilations, from 1.</param>
/// <param name="Snapshot">The last site that compiled; null until one does.</param>
/// <param name="Problems">Of the last compilation, whether it made a site or not; each with its excerpt.</param>
/// <param name="IsProved">False for the site that is there first: nobody knows yet whether its texts are right, and it may turn out to be none.</param>
internal sealed record PreviewState(int Version, Snapshot? Snapshot, ImmutableArray<Diagnostic> Problems, bool IsProved = true)
{
    public static PreviewState Empty { get; } = new(0, null, []);

    /// <summary>The sources are wrong, and what is shown is older than they are.</summary>
    public bool IsBroken => Problems.Any(problem => problem.Severity == Severity.Error);
}
