using Digest.Cli.Terminal;
using Digest.Configuration;

namespace Digest.Cli.Commands;

/// <summary>The options of the command line that are not about a server; <see cref="CommandLine"/> describes them.</summary>
/// <param name="Root">The folder that contains <c>input/</c>, as it was written.</param>
/// <param name="Output">The output folder, relative to the current folder; null for that of the settings.</param>
/// <param name="Against">The earlier version of the site that <c>check</c> compares with.</param>
/// <param name="Settings">In the order of the command line.</param>
internal sealed record CommandOptions(
    string Root,
    string? Output,
    ImmutableArray<KeyValuePair<string, string>> Settings,
    bool Strict,
    bool Force,
    bool Drafts,
    ReportFormat Format,
    string? Against = null)
{
    /// <summary>Whether only warnings and errors are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether every stage is printed with its time.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether a table of the stages and layouts with their times is printed at the end.</summary>
    public bool Timings { get; init; }

    /// <summary>The part of the site that is built; null for the whole site.</summary>
    public SitePart? Part { get; init; }

    /// <summary>The report as the options ask for it.</summary>
    public ConsoleReport Configure(ConsoleReport report) =>
        report with { Format = Format, Quiet = Quiet, Verbose = Verbose, Timings = Timings };
}
