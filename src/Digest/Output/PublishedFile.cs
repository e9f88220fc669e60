using Digest.Pages;

namespace Digest.Output;

/// <summary>A file of a published version of the site.</summary>
/// <param name="Address">From the root of the site, in letters: <c>/ms/2023/09/kim/</c>.</param>
/// <param name="Source">The file that it was made from, if that is known.</param>
internal sealed record PublishedFile(string Address, string? Source = null)
{
    /// <summary>False for a data file, a feed and media.</summary>
    public bool IsPage { get; init; } = true;

    /// <summary>The kind of page; null if it is not known.</summary>
    public string? Kind { get; init; }

    /// <summary>The code of the page's language; null if it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>A hash of the file, or the address that the page redirects to; null if it is not known.</summary>
    public string? Content { get; init; }

    /// <param name="hash">Null if it is not known.</param>
    public static PublishedFile Of(Page page, string? hash) =>
        new(page.Address) { Kind = page.Layout, Language = page.Language.Code, Content = page.RedirectsTo ?? hash };

    /// <summary>The address that the page redirects to; null if it is no redirect, or if that is not known.</summary>
    public string? RedirectsTo => Content is ['/', ..] ? Content : null;
}
