using Digest.Content;
using Digest.Languages;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Feeds;

/// <summary>A feed as all formats write it: with URLs that work outside of the site, and the whole content of its entries.</summary>
internal sealed class FeedText
{
    private FeedText(Feed feed, Theme theme, DiagnosticBag diagnostics)
    {
        Feed = feed;
        Bodies = BodyReads.During(() => Entries = EntriesOf(feed, theme, diagnostics));
    }

    public Feed Feed { get; }

    /// <summary>The entries, each with its content in HTML.</summary>
    public ImmutableArray<(FeedEntry Entry, string Content)> Entries { get; private set; }

    /// <summary>The bodies that its entries are rendered from.</summary>
    public ImmutableArray<LazyBody> Bodies { get; }

    public string Title => Feed.Title;
    public string? Description => Feed.Page.Description;

    public string Author => Feed.Page.View.Publisher.Text;

    public string PageUrl => UrlOf(Feed.Page.Address);

    /// <summary>The time of the last change of an entry; a feed without entries has not changed yet.</summary>
    public DateTimeOffset Updated => Entries.IsEmpty ? DateTimeOffset.UnixEpoch : Entries.Max(item => item.Entry.Updated);

    /// <param name="diagnostics">Receives the mistakes of templates.</param>
    public static FeedText Of(Feed feed, Theme theme, DiagnosticBag diagnostics) => new(feed, theme, diagnostics);

    private static ImmutableArray<(FeedEntry Entry, string Content)> EntriesOf(Feed feed, Theme theme, DiagnosticBag diagnostics)
    {
        using var content = new Templates.PageBuffer();
        return [.. feed.Listed().Select(entry => (entry, ContentOf(entry)))];

        string ContentOf(FeedEntry entry)
        {
            var settings = feed.Page.Site.Settings;
            content.Clear();
            theme.Render(entry, content, diagnostics);
            var origin = Permalinks.Absolute("", settings with { LinkRoot = "" }) ?? "";
            var url = Permalinks.Url(entry.Address, settings);
            return XmlText.Of(EntryLinks.MakeAbsolute(Encoding.UTF8.GetString(content.Written), url, origin));
        }
    }

    /// <summary>The URL of the feed itself.</summary>
    public string UrlIn(FeedFormat format) => UrlOf(Feed.AddressIn(format));

    /// <summary>The same feed in other languages.</summary>
    public IEnumerable<(Language Language, string Url)> TranslationsIn(FeedFormat format) =>
        Feed.Translations.Select(target => (target.Language, UrlOf(Permalinks.Feed(target.Address, format))));

    public string UrlOf(FeedEntry entry) => UrlOf(entry.Address);

    public IEnumerable<(Language Language, string Url)> TranslationsOf(FeedEntry entry) =>
        entry.Translations.Select(target => (target.Language, UrlOf(target.Address)));

    /// <summary>The URL of the picture at its head.</summary>
    public string? ImageOf(FeedEntry entry) => entry.Image is { } image ? UrlOf("/" + image.File.OutputPath) : null;

    private string UrlOf(string address) => Permalinks.Url(address, Feed.Page.Site.Settings);
}
