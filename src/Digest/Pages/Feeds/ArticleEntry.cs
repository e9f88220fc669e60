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
        "article", model => model.One("article", entry => new FullArticleModel(entry.Article, entry.View)));

    /// <summary>An entry that changed when the article was updated or corrected.</summary>
    [SetsRequiredMembers]
    public ArticleEntry(Article article, Site site) : base(ArticleKind, new View(site, article.Language))
    {
        Article = article;
        Published = article.Published.Moment(site.Settings.TimeZone);
        Updated = article.LastChange(site.Settings.TimeZone).Moment(site.Settings.TimeZone);
    }

    public override Article Article { get; }
    public override string Id => TagUri.Of(Article, View.Site.Settings);
    public override string Address => Permalinks.Article(Article);
    public override Label Title => new(Article.Title, Language);
    public override Label? Summary => new(Article.Description, Language);

    public override IEnumerable<SwitchTarget> Translations => View.Site.StoryOf(Article).TranslationsOf(Article)
        .Select(other => new SwitchTarget(other.Language, Permalinks.Article(other), Relation.Translation));

    public override string? Author => Article.By;
    public override Picture? Image => Article.Image;
    protected override IEnumerable<string> TopicIds => Article.Topics.Select(topic => topic.Id);
}
