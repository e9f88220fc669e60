using System.Diagnostics.CodeAnalysis;
using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages.Feeds;

/// <summary>An article as an entry of a feed, whole and in its own language.</summary>
internal sealed record ArticleEntry : FeedEntry
{
    public static readonly FeedEntryKind ArticleKind = FeedEntryKind.Of<ArticleEntry>(
        "article", model => model.One("article", entry => new FullArticleModel(entry._article, entry.View)));

    private readonly Article _article;

    /// <summary>An entry that changed when the article was updated or corrected.</summary>
    [SetsRequiredMembers]
    public ArticleEntry(Article article, Site site) : base(ArticleKind, new View(site, article.Language))
    {
        _article = article;
        Published = article.Published.Moment(site.Settings.TimeZone);
        Updated = article.LastChange(site.Settings.TimeZone).Moment(site.Settings.TimeZone);
    }

    public override string Id => TagUri.Of(_article, View.Site.Settings);
    public override string Address => Permalinks.Article(_article);
    public override Label Title => new(_article.Title, Language);
    public override Label? Summary => new(_article.Description, Language);

    public override IEnumerable<SwitchTarget> Translations => View.Site.StoryOf(_article).TranslationsOf(_article)
        .Select(other => new SwitchTarget(other.Language, Permalinks.Article(other), Relation.Translation));

    public override string? Author => _article.By;
    public override Picture? Image => _article.Image;
    protected override IEnumerable<string> TopicIds => _article.Topics.Select(topic => topic.Id);
}
