using System.Buffers;
using System.Collections.Frozen;
using Digest.Diagnostics;
using Digest.Output;
using Digest.Pages;

namespace Digest.Cli.Preview;

/// <summary>A site that compiled, as the preview serves it: what is not in it is not served, and no path is ever made from an address.</summary>
internal sealed class Snapshot(CompiledSite site)
{
    // Dictionaries, not frozen ones: a snapshot lives until the next save, and freezing costs more than it would give back.
    private readonly Dictionary<string, OutputFile> _files = site.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    private readonly Lazy<FrozenDictionary<string, Page>> _pages = new(() => site.Pages.ToFrozenDictionary(page => page.OutputPath, StringComparer.Ordinal));

    public CompiledSite Site { get; } = site;

    /// <summary>The file at a path from the root of the site, without a slash in front: <c>ms/index.html</c>.</summary>
    public OutputFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>The page that a file holds; null for media, the sitemap and so on.</summary>
    public Page? PageAt(string path) => _pages.Value.GetValueOrDefault(path);

    /// <summary>The bytes of a rendered file: the same as a build would publish.</summary>
    public static byte[] Render(RenderedFile file, DiagnosticBag diagnostics)
    {
        using var buffer = new PageBuffer();
        file.Render(buffer, diagnostics);
        return buffer.Written.ToArray();
    }
}
