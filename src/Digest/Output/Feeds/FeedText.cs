using Digest.Languages;
using Digest.Pages;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Theming;

namespace Digest.Output.Feeds;

/// <summary>A feed as all formats write it: with URLs that work outside of the site.</summary>
/// <param name="diagnostics">Receives the mistakes of templates.</param>
internal sealed class FeedText(Feed feed, FeedFormat format, Theme theme, DiagnosticBag diagnostics)
{
    public Feed Feed => feed;
    public string Title => feed.Title;
    public string? Description => feed.Page.Description;

    public string Author => feed.Page.View.Publisher.Text;

    public string PageUrl => UrlOf(feed.Page.Address);

    /// <summary>The URL of the feed itself.</summary>
    public string Url => UrlOf(feed.AddressIn(format));

    public ImmutableArray<FeedEntry> Entries { get; } = feed.Listed();

    /// <summary>The time of the last change of an entry; a feed without entries has not changed yet.</summary>
    public DateTimeOffset Updated => Entries.IsEmpty ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.Updated);

    /// <summary>The same feed in other languages.</summary>
    public IEnumerable<(Language Language, string Url)> Translations =>
        feed.Translations.Select(target => (target.Language, UrlOf(Permalinks.Feed(target.Address, format))));

    public string UrlOf(FeedEntry entry) => UrlOf(entry.Address);

    public IEnumerable<(Language Language, string Url)> TranslationsOf(FeedEntry entry) =>
        entry.Translations.Select(target => (target.Language, UrlOf(target.Address)));

    /// <summary>The URL of the picture at its head.</summary>
    public string? ImageOf(FeedEntry entry) => entry.Image is { } image ? UrlOf("/" + image.File.OutputPath) : null;

    /// <summary>The whole content, in HTML.</summary>
    public string ContentOf(FeedEntry entry)
    {
        using var content = new Templates.PageBuffer();
        theme.Render(entry, content, diagnostics);
        var origin = Permalinks.Absolute("", feed.Page.Site.Settings with { LinkRoot = "" });
        return XmlText.Of(EntryLinks.MakeAbsolute(Encoding.UTF8.GetString(content.Written), UrlOf(entry), origin ?? ""));
    }

    private string UrlOf(string address) => Permalinks.Url(address, feed.Page.Site.Settings);
}
