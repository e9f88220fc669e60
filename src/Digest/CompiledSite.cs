using Digest.Configuration;
using Digest.Content;
using Digest.Output;
using Digest.Pages;
using Digest.Sources.Diagnostics;

namespace Digest;

/// <summary>The result of a compilation: the files of the site, not rendered yet, and the diagnostics.</summary>
/// <param name="Files">Not published if there are errors.</param>
/// <param name="Diagnostics">In order of location, each with its excerpt.</param>
/// <param name="Counts">For the summary line.</param>
/// <param name="Settings">Null if they could not be read.</param>
internal sealed record CompiledSite(OutputFiles Files, ImmutableArray<Diagnostic> Diagnostics, SiteCounts Counts, Settings? Settings)
{
    public const string DefaultOutputPath = "output";

    /// <summary>The texts of the site; empty if there is none.</summary>
    public IEnumerable<IContentText> Texts { get; init; } = [];

    /// <summary>What it takes over from an earlier build; null if nothing is kept.</summary>
    public KeptBuild? Kept { get; init; }

    public ImmutableArray<Page> Pages => Files.Pages;

    /// <summary>The output folder, relative to the root of the project.</summary>
    public string OutputPath => Settings?.OutputPath ?? DefaultOutputPath;

    /// <summary>The path below which the site is served; empty for the root of a host.</summary>
    public string LinkRoot => Settings?.LinkRoot ?? "";

    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>A compilation that stopped before there was a site.</summary>
    public static CompiledSite Failed(ImmutableArray<Diagnostic> diagnostics, Settings? settings) =>
        new(OutputFiles.None, diagnostics, default, settings);
}
