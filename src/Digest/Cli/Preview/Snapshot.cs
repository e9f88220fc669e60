using System.Buffers;
using Digest.Diagnostics;
using Digest.Output;
using Digest.Pages;
using Digest.Sources;

namespace Digest.Cli.Preview;

/// <summary>A site that compiled, as the preview serves it: what is not in it is not served, and no path is ever made from an address.</summary>
/// <param name="sources">What it was compiled from, for the excerpts of what only rendering shows.</param>
internal sealed class Snapshot(CompiledSite site, SourceTree sources)
{
    // Not a frozen one: a snapshot lives until the next save, and freezing costs more than it would give back.
    private readonly Dictionary<string, OutputFile> _files = site.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    public CompiledSite Site { get; } = site;

    public SourceTree Sources { get; } = sources;

    /// <summary>The file at a path from the root of the site, without a slash in front: <c>ms/index.html</c>.</summary>
    public OutputFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>The page that a file holds; null for media, the sitemap and so on.</summary>
    // One page at a time is looked at; an index of all of them would have to be made anew at every save.
    public Page? PageAt(string path) => Site.Pages.FirstOrDefault(page => page.OutputPath == path);

    /// <summary>The bytes of a rendered file: the same as a build would publish.</summary>
    public static byte[] Render(RenderedFile file, DiagnosticBag diagnostics)
    {
        using var buffer = new PageBuffer();
        file.Render(buffer, diagnostics);
        return buffer.Written.ToArray();
    }
}
