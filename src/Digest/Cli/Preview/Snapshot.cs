using Digest.Templates;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary>A site that compiled, as the preview serves it: what is not in it is not served, and no path is ever made from an address.</summary>
/// <param name="sources">What it was compiled from, for the excerpts of what only rendering shows.</param>
internal sealed class Snapshot(CompiledSite site, SourceTree sources)
{
    public CompiledSite Site { get; } = site;

    public SourceTree Sources { get; } = sources;

    /// <summary>The bytes of a rendered file: the same as a build would publish.</summary>
    public static byte[] Render(RenderedFile file, DiagnosticBag diagnostics)
    {
        using var buffer = new PageBuffer();
        file.Render(buffer, diagnostics);
        return buffer.Written.ToArray();
    }
}
