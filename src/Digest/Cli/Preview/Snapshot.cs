using Digest.Sources;

namespace Digest.Cli.Preview;

/// <summary>A compiled site that the preview serves. Only its files are served: no path on the disk is made from an address.</summary>
/// <param name="Sources">For the excerpts of problems found by rendering.</param>
internal sealed record Snapshot(CompiledSite Site, SourceTree Sources);
