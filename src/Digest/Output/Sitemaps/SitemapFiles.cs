using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Sitemaps;

/// <summary>
/// The sitemaps of a site: one of all pages, or on a large site an index and its parts; and the news sitemap, if there is news. A site
/// that search engines must not list has none.
/// </summary>
internal static class SitemapFiles
{
    /// <summary>The limits of the protocol (sitemaps.org) for one file.</summary>
    private const int MaximumPages = 50_000;
    private const int MaximumBytes = 50_000_000;

    /// <param name="maximumPages">The pages in one file.</param>
    /// <param name="maximumBytes">The bytes of one file.</param>
    public static IEnumerable<RenderedFile> Of(
        ImmutableArray<Page> pages, Site site, int maximumPages = MaximumPages, int maximumBytes = MaximumBytes)
    {
        if (!site.IsIndexed)
            yield break;
        ImmutableArray<Page> listed = [.. pages.Where(page => page.IsIndexed).OrderBy(page => page.Address, StringComparer.Ordinal)];
        var parts = Divide(listed, maximumPages, maximumBytes);
        if (parts.Count == 1)
        {
            yield return Sitemap.Of(Permalinks.Sitemap, parts[0], site.Settings);
        }
        else
        {
            yield return SitemapIndex.Of(parts, site.Settings);
            foreach (var (index, part) in parts.Index())
                yield return Sitemap.Of(Permalinks.SitemapPart(index + 1), part, site.Settings);
        }

        if (NewsSitemap.ArticlesOf(site) is { IsEmpty: false } news)
            yield return NewsSitemap.Of(news, site);
    }

    private static List<ImmutableArray<Page>> Divide(ImmutableArray<Page> pages, int maximumPages, int maximumBytes)
    {
        var parts = new List<ImmutableArray<Page>>();
        var (start, bytes) = (0, Sitemap.MaximumBytesOfFrame);
        for (var index = 0; index < pages.Length; index++)
        {
            var added = Sitemap.MaximumBytesOf(pages[index]);
            if (index - start == maximumPages || (index > start && bytes + added > maximumBytes))
            {
                parts.Add(pages[start..index]);
                (start, bytes) = (index, Sitemap.MaximumBytesOfFrame);
            }

            bytes += added;
        }

        return [.. parts, pages[start..]];
    }
}
