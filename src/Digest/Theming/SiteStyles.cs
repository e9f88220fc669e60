using Digest.Configuration;
using Digest.Pages;

namespace Digest.Theming;

/// <summary>The styles of all pages of a site, by layout: in every page, or in files that pages link to.</summary>
internal sealed class SiteStyles
{
    /// <summary>
    /// The pages of a site that have their styles in themselves unless a setting says otherwise. They repeat some 50 MB then, a twentieth
    /// of what GitHub Pages allows.
    /// </summary>
    public const int MostPagesWithStyles = 5_000;

    private readonly FrozenDictionary<string, Stylesheet> _byLayout;
    private readonly bool _areLinked;
    private readonly Lazy<ImmutableArray<StyleFile>> _files;

    public SiteStyles(FrozenDictionary<string, Stylesheet> byLayout, StyleUse use, ImmutableArray<Page> pages)
    {
        _byLayout = byLayout;
        _areLinked = use == StyleUse.Linked
            || (use == StyleUse.Auto && pages.Count(page => page.PageKind.HasSharedStyles) > MostPagesWithStyles);
        _files = new(() => !_areLinked ? [] :
        [
            .. pages.Select(page => page.Layout).Distinct()
                .SelectMany(layout => this[layout].Files)
                .DistinctBy(file => file.Address, StringComparer.Ordinal),
        ]);
    }

    public Stylesheet this[string layout] => _byLayout[layout] is { Linked: { } linked } && _areLinked ? linked : _byLayout[layout];

    /// <summary>The files that the pages link to, without duplicates.</summary>
    public ImmutableArray<StyleFile> Files => _files.Value;
}
