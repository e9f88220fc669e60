using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Cards;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The page of an article.</summary>
internal sealed record ArticlePage(View View, Article Article) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<ArticlePage>("article", PagesOf, ClaimsOf, model => model
        .One("article", page => new FullArticleModel(page.Article, page.View)));

    public override string Address => Permalinks.Article(Article);
    public override string? Title => Article.Title;
    public override string? Description => Article.Description;
    public override PublicationDate? LastModified => Article.LastChange(Site.Settings.TimeZone);
    public override string? TextFolder => Article.Folder;
    public override string Origin => Article.Path;
    public override Picture? Image => Article.Image;
    public override Card? OwnCard => CardOf(Article, View);

    public override IEnumerable<Crumb> Crumbs =>
        [CrumbTo(TextKey.Topics, Permalinks.Topics(Language)), CrumbTo(Site.TopicWith(Article.Topics[0].Id))];

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Of(Article, Site);
    public override void Describe(GraphWriter graph) => ArticleNode.Write(Article, View, graph);

    public static Card CardOf(Article article, View view) => Card.Of(
        "article", view,
        other => view.Site.StoryOf(article).In(other.Language) is { } text ? new(other.SiteTitle, new(text.Title, text.Language)) : null,
        DateFormatter.Full(article.Published.Day, view.Language));

    private static IEnumerable<ArticlePage> PagesOf(View view) => view.Edition.Articles.Select(article => new ArticlePage(view, article));

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) => content.Articles.Select(article =>
        new AddressClaim(Permalinks.Article(article), article.Path, article.Location, "Give one of the two another 'slug'."));
}
