using Digest.Configuration;
using Digest.Output;
using Digest.Pages;
using Digest.Sources.Diagnostics;

namespace Digest;

/// <summary>What a compilation comes to: the files to be published, none of them rendered yet, and what is wrong.</summary>
/// <param name="Files">Not to be published when there are errors.</param>
/// <param name="Diagnostics">In order of place, each with its excerpt.</param>
/// <param name="Counts">For the summary line.</param>
/// <param name="Settings">Null when they could not be read.</param>
internal sealed record CompiledSite(OutputFiles Files, ImmutableArray<Diagnostic> Diagnostics, SiteCounts Counts, Settings? Settings)
{
    /// <summary>What most of the files are made from.</summary>
    public ImmutableArray<Page> Pages => Files.Pages;

    /// <summary>The folder that is published to, from the root of the project.</summary>
    public string OutputPath => Settings?.OutputPath ?? "output";

    /// <summary>The path below which the site is served; empty for the root of a host.</summary>
    public string LinkRoot => Settings?.LinkRoot ?? "";

    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>A compilation that stopped before there was a site.</summary>
    public static CompiledSite Failed(ImmutableArray<Diagnostic> diagnostics, Settings? settings) => new(OutputFiles.None, diagnostics, default, settings);
}
