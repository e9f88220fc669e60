using System.Xml;
using Digest.Content;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Sitemaps;

/// <summary>
/// The sitemap of the articles of the last 48 hours, in the extension of Google News. It depends on the time of the build, unlike all other
/// files of the same articles. A site without news has none, because the protocol has no empty list.
/// </summary>
internal static class NewsSitemap
{
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>The limit of Google for one file.</summary>
    private const int MaximumArticles = 1000;

    private static readonly TimeSpan s_age = TimeSpan.FromHours(48);

    /// <summary>The articles of the last 48 hours, newest first.</summary>
    public static ImmutableArray<Article> ArticlesOf(Site site)
    {
        var zone = site.Settings.TimeZone;
        return
        [
            .. site.Editions
                .SelectMany(edition => edition.Articles.TakeWhile(article => IsNew(article.Published.Moment(zone))))
                .Where(article => article.Published.Moment(zone) <= site.Now) // drafts may be of the future
                .OrderByDescending(article => article.Published.Moment(zone))
                .ThenBy(Permalinks.Article, StringComparer.Ordinal)
                .Take(MaximumArticles),
        ];

        // Without subtracting from the time of the build, which may be the first of the calendar.
        bool IsNew(DateTimeOffset published) => site.Now - published <= s_age;
    }

    public static RenderedFile Of(ImmutableArray<Article> articles, Site site) =>
        Sitemap.FileOf(Permalinks.NewsSitemap, "urlset", xml =>
        {
            xml.WriteAttributeString("xmlns", "news", null, News);
            foreach (var article in articles)
                Write(article, site, xml);
        }) with { IsContent = false };

    private static void Write(Article article, Site site, XmlWriter xml)
    {
        xml.WriteStartElement("url", Sitemap.Namespace);
        xml.WriteElementString("loc", Sitemap.Namespace, Permalinks.Url(Permalinks.Article(article), site.Settings));
        xml.WriteStartElement("news", News);
        xml.WriteStartElement("publication", News);
        xml.WriteElementString("name", News, new View(site, article.Language).SiteTitle.Text);
        xml.WriteElementString("language", News, article.Language.Code);
        xml.WriteEndElement();
        xml.WriteElementString("publication_date", News, article.Published.Iso);
        xml.WriteElementString("title", News, article.Title);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
