using Digest.Configuration;
using Digest.Languages.Dates;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Sitemaps;

/// <summary>The list of the sitemaps of a large site (sitemaps.org, protocol 0.9), at the address of the sitemap.</summary>
internal static class SitemapIndex
{
    public static RenderedFile Of(IReadOnlyList<ImmutableArray<Page>> parts, Settings settings) =>
        Sitemap.FileOf(Permalinks.Sitemap, "sitemapindex", xml =>
        {
            foreach (var (index, part) in parts.Index())
            {
                xml.WriteStartElement("sitemap", Sitemap.Namespace);
                xml.WriteElementString("loc", Sitemap.Namespace, Permalinks.Url(Permalinks.SitemapPart(index + 1), settings));
                if (PublicationDate.Latest(part.Select(page => page.LastModified), settings.TimeZone) is { } date)
                    xml.WriteElementString("lastmod", Sitemap.Namespace, date.Iso);
                xml.WriteEndElement();
            }
        });
}
