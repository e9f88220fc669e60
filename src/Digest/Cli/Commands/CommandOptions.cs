namespace Digest.Cli.Commands;

/// <summary>The options of the command line that are not about a server.</summary>
/// <param name="Root">The folder that contains <c>input/</c>, as it was written.</param>
/// <param name="Output">The output folder, relative to the current folder; null for that of the settings.</param>
/// <param name="Settings">In the order of the command line.</param>
/// <param name="Strict">Treats warnings as errors.</param>
/// <param name="Force">Replaces an output folder that digest did not make.</param>
/// <param name="Drafts">Includes excluded and future articles.</param>
internal sealed record CommandOptions(
    string Root, string? Output, ImmutableArray<KeyValuePair<string, string>> Settings, bool Strict, bool Force, bool Drafts);
