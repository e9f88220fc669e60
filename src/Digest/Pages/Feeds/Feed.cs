using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages.Feeds;

/// <summary>What a feed reader shows of a page of lists: its newest entries.</summary>
/// <param name="Page">The page that has the feed.</param>
/// <param name="Key">Identifies the feed among those of the edition, and never changes: <c>topic/security</c>.</param>
/// <param name="Name">What the entries are about: the name of the site, of a topic or of an entity.</param>
/// <param name="Entries">All entries. Of entries with the same times, the first ones come first.</param>
internal sealed record Feed(Page Page, string Key, Label Name, IEnumerable<FeedEntry> Entries)
{
    public static Feed Of(Page page, string key, Label name, ImmutableArray<Article> articles) =>
        new(page, key, name, articles.Select(article => new ArticleEntry(article, page.Site)));

    public Language Language => Page.Language;
    public string Id => TagUri.OfFeed(Key, Language, Page.Site.Settings);

    /// <summary>The name in plain text, with that of the site.</summary>
    public string Title => Page.Title is null ? Name.Text : $"{Name.Text} – {Page.View.SiteTitle.Text}";

    /// <summary>The same feed in other languages. A page may have no feed in one of them.</summary>
    public IEnumerable<SwitchTarget> Translations => Page.Alternates.Where(target =>
        !target.Language.Equals(Language) && (Page with { View = new(Page.Site, target.Language) }).Feed is not null);

    /// <summary>
    /// The entries that the feed lists. The last changed ones are selected, so that a correction of an old article reaches its readers;
    /// they are in the order of publication.
    /// </summary>
    public ImmutableArray<FeedEntry> Listed() =>
    [
        .. Entries
            .OrderByDescending(entry => entry.Updated)
            .Take(Page.Site.Settings.FeedSize)
            .OrderByDescending(entry => entry.Published),
    ];

    /// <summary>The articles whose bodies it lists.</summary>
    public IEnumerable<Article> Texts
    {
        get
        {
            // Deferred, because only a part of a site asks for them.
            foreach (var entry in Listed())
            {
                if (entry.Article is { } article)
                    yield return article;
            }
        }
    }

    public string AddressIn(FeedFormat format) => Permalinks.Feed(Page.FeedFolder, format);
}
