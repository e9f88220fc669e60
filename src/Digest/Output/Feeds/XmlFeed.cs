using System.Buffers;
using System.Collections.ObjectModel;
using System.ServiceModel.Syndication;
using System.Xml;
using Digest.Languages;
using Digest.Output.Sitemaps;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Output.Feeds;

/// <summary>Writes a feed in Atom 1.0 (RFC 4287) or RSS 2.0.</summary>
internal static class XmlFeed
{
    private const string Page = "text/html";
    private static readonly XmlQualifiedName s_language = new("lang", "http://www.w3.org/XML/1998/namespace");

    public static void Write(FeedText text, FeedFormat format, IBufferWriter<byte> output)
    {
        using var stream = new BufferStream(output);
        using var xml = XmlWriter.Create(stream, Sitemap.Format);
        SyndicationFeedFormatter formatter = format == FeedFormat.Rss
            ? new Rss20FeedFormatter(FeedOf(text, format)) : new Atom10FeedFormatter(FeedOf(text, format));
        formatter.WriteTo(xml);
    }

    private static SyndicationFeed FeedOf(FeedText text, FeedFormat format)
    {
        var feed = new SyndicationFeed
        {
            Id = text.Feed.Id,
            Language = text.Feed.Language.Code,
            Title = new(text.Title),
            LastUpdatedTime = text.Updated,
            Items = text.Entries.Select(item => ItemOf(item.Entry, item.Content, text, format)),
        };
        if ((text.Description ?? (format == FeedFormat.Rss ? text.Title : null)) is { } description) // RSS requires it
            feed.Description = new(description);
        feed.Authors.Add(new() { Name = text.Author });
        feed.Links.Add(new(SafeUri.OfProgram(text.UrlIn(format))) { RelationshipType = "self", MediaType = format.MediaType });
        AddAlternates(feed.Links, text.PageUrl, text.Feed.Language, text.TranslationsIn(format), format.MediaType, format);
        return feed;
    }

    private static SyndicationItem ItemOf(FeedEntry entry, string html, FeedText text, FeedFormat format)
    {
        var content = new TextSyndicationContent(html, TextSyndicationContentKind.Html);
        var item = new SyndicationItem
        {
            Id = entry.Id,
            Title = TextOf(entry.Title, entry),
            PublishDate = entry.Published,
            LastUpdatedTime = entry.Updated,
        };
        item.AttributeExtensions.Add(s_language, entry.Language.Code);

        // RSS has one element for both, and readers expect the content there.
        if (format == FeedFormat.Rss)
            item.Summary = content;
        else
            (item.Content, item.Summary) = (content, entry.Summary is { } summary ? TextOf(summary, entry) : null);

        AddAlternates(item.Links, text.UrlOf(entry), entry.Language, text.TranslationsOf(entry), Page, format);
        if (entry.Author is { } author)
            item.Authors.Add(new() { Name = author });
        foreach (var topic in entry.Topics)
            item.Categories.Add(new(topic.Text));
        return item;
    }

    /// <summary>A text of an entry, with its language if that is not the language of the entry.</summary>
    private static TextSyndicationContent TextOf(Label label, FeedEntry entry)
    {
        var content = new TextSyndicationContent(label.Text);
        if (!label.Language.Equals(entry.Language))
            content.AttributeExtensions.Add(s_language, label.Language.Code);
        return content;
    }

    /// <summary>
    /// Adds links to the page itself and to its translations. Some feed readers open the first of these links and some the last, whatever
    /// its language, so both lead to the page itself.
    /// </summary>
    /// <param name="mediaType">Of the translations.</param>
    private static void AddAlternates(
        Collection<SyndicationLink> links, string url, Language own, IEnumerable<(Language Language, string Url)> translations,
        string mediaType, FeedFormat format)
    {
        var hasTranslations = false;
        links.Add(format == FeedFormat.Rss ? LinkTo(url) : LinkTo(url, Page, own)); // the link of RSS has no attributes
        foreach (var (language, translation) in translations)
        {
            links.Add(LinkTo(translation, mediaType, language));
            hasTranslations = true;
        }

        if (hasTranslations)
            links.Add(LinkTo(url));
    }

    private static SyndicationLink LinkTo(string url, string? mediaType = null, Language? language = null)
    {
        var link = new SyndicationLink(SafeUri.OfProgram(url)) { RelationshipType = "alternate", MediaType = mediaType };
        if (language is not null)
            link.AttributeExtensions.Add(new("hreflang"), language.Code);
        return link;
    }
}
