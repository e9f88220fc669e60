using System.Collections.Immutable;

namespace Digest.Cli.Commands;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Root">The folder that holds <c>input/</c>, as it was written.</param>
/// <param name="Output">Where the site goes, from the current folder; null leaves it to the settings.</param>
/// <param name="Settings">In the order given.</param>
/// <param name="Strict">Warnings fail.</param>
/// <param name="Force">Replaces an output folder that digest did not make.</param>
/// <param name="Drafts">Shows excluded and future articles.</param>
internal sealed record CommandOptions(
    string Root,
    string? Output,
    ImmutableArray<KeyValuePair<string, string>> Settings,
    bool Strict,
    bool Force,
    bool Drafts);
