using System.Collections.Immutable;
using Digest.Pages;

namespace Digest.Output;

/// <summary>Where each page stands among the pages of a site, by the path of its file. Sites of one <see cref="Model.Site.Arrangement"/> have their pages in the same places.</summary>
internal sealed class PageIndex(ImmutableArray<Page> pages)
{
    // A build never asks.
    private readonly Lazy<Dictionary<string, int>> _places = new(() => pages.Index().ToDictionary(page => page.Item.OutputPath, page => page.Index, StringComparer.Ordinal));

    public int? PlaceOf(string path) => _places.Value.TryGetValue(path, out var place) ? place : null;
}
