using Digest.Content;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest;

/// <summary>The numbers of a site's parts.</summary>
/// <param name="HeldBack">The articles that are excluded or dated in the future.</param>
internal readonly record struct SiteCounts(int Articles, int Events, int Pages, int HeldBack, int Expired)
{
    public static SiteCounts Of(ParsedContent content, Site site, ImmutableArray<Page> pages)
    {
        var shown = site.Articles.Count();
        var expired = site.Expired.Length;
        return new(shown, content.Events.Length, pages.Length, content.Articles.Length - shown - expired, expired);
    }
}
