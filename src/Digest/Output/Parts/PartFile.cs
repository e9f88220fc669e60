using Digest.Pages;

namespace Digest.Output.Parts;

/// <summary>A file of a part.</summary>
/// <param name="Path">See <see cref="OutputFile.Path"/>.</param>
internal sealed record PartFile(string Path, HashedFile File)
{
    /// <summary>The kind of page; null for a file that is not a page.</summary>
    public string? Kind { get; init; }

    /// <summary>The code of the page's language.</summary>
    public string? Language { get; init; }

    /// <summary>The address of the page.</summary>
    public string? Address { get; init; }

    /// <summary>The address that the page redirects to; null if it is no redirect.</summary>
    public string? RedirectsTo { get; init; }

    /// <param name="page">Null for a file that is not a page.</param>
    public static PartFile Of(string path, HashedFile file, Page? page) => new(path, file)
    {
        Kind = page?.Layout,
        Language = page?.Language.Code,
        Address = page?.Address,
        RedirectsTo = page?.RedirectsTo,
    };

    /// <summary>Null for a file that is not a page.</summary>
    public PublishedFile? Page =>
        Kind is null ? null : new PublishedFile(Address!) { Kind = Kind, Language = Language, Content = RedirectsTo ?? File.Hash };
}
