using System.Buffers;
using Digest.Content;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output;

/// <summary>A file with computed content: a page or a data file.</summary>
/// <param name="Render">Writes the bytes, and reports errors that only rendering finds. Any thread may call it repeatedly.</param>
internal sealed record RenderedFile(string Path, string Origin, Action<IBufferWriter<byte>, DiagnosticBag> Render)
    : OutputFile(Path, Origin)
{
    /// <summary>The path of the layout; null for data files.</summary>
    public string? Layout { get; init; }

    /// <summary>What its templates write.</summary>
    public WrittenMarkup Written { get; init; } = WrittenMarkup.None;

    /// <summary>Whether the file is a page that leads readers to another.</summary>
    public bool IsRedirect { get; init; }

    /// <summary>The texts whose bodies it shows, if it is not the page of one.</summary>
    public IEnumerable<IContentText> Texts { get; init; } = [];

    /// <summary>
    /// Whether each change of any body may change the file. <see cref="BodyReads"/> cannot say so of files that are made of something
    /// that is computed once for all of them.
    /// </summary>
    public bool IsOfAllBodies { get; init; }

    /// <summary>For a file about all others: the same file with their hashes, which a build renders last. Else null.</summary>
    public Func<FileHashes, RenderedFile>? WithHashes { get; init; }
}
