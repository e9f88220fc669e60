using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;

namespace Digest.Cli.Preview;

/// <summary>A compiled site that the preview serves. Only its files are served: no path on the disk is made from an address.</summary>
/// <param name="sources">Its sources, for the excerpts of problems found by rendering.</param>
internal sealed class Snapshot(CompiledSite site, SourceTree sources)
{
    public CompiledSite Site { get; } = site;

    public SourceTree Sources { get; } = sources;

    /// <summary>The bytes that a build publishes.</summary>
    public static byte[] Render(RenderedFile file, DiagnosticBag diagnostics)
    {
        using var buffer = new PageBuffer();
        file.Render(buffer, diagnostics);
        return buffer.Written.ToArray();
    }
}
