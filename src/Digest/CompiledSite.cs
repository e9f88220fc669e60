using System.Collections.Immutable;
using Digest.Diagnostics;
using Digest.Output;

namespace Digest;

/// <summary>What a compilation comes to: the files to be published, none of them rendered yet, and what is wrong.</summary>
/// <param name="Files">In ordinal order of their paths. Empty when there are errors.</param>
/// <param name="Diagnostics">In order of place, each with its excerpt.</param>
/// <param name="Counts">For the summary line.</param>
internal sealed record CompiledSite(ImmutableArray<OutputFile> Files, ImmutableArray<Diagnostic> Diagnostics, SiteCounts Counts)
{
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}

/// <summary>How much there is of what.</summary>
/// <param name="HeldBack">Articles that are not shown yet or no more: excluded, expired, or dated in the future.</param>
internal readonly record struct SiteCounts(int Articles, int Events, int Pages, int HeldBack);
