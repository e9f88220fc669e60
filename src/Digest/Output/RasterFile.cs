namespace Digest.Output;

/// <summary>
/// A file of pixels. The command makes it with libvips, so its bytes, and nothing else of a site, differ between machines: they are no
/// content, see <see cref="OutputFile.IsContent"/>.
/// </summary>
internal abstract record RasterFile(string Path, string Origin) : OutputFile(Path, Origin);
