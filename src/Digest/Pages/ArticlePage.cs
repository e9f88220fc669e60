using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>One article.</summary>
internal sealed class ArticlePage(View view, Article article) : Page(view)
{
    public static readonly ModelType Type = new ModelType<ArticlePage>("article page", Basis)
        .One("article", page => new FullArticleModel(page.Article, page.View), () => FullArticleModel.Type);

    public Article Article { get; } = article;
    public override string OutputPath => Article.OutputPath;
    public override string Address => Article.Address;
    public override string Layout => "article";
    public override string? Title => Article.Title;
    public override string? Description => Article.Description;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Of(Article, Site);
    public override string? LastModified => (Article.Updated ?? Article.Published).Iso;
    public override string Origin => Article.Path;
    public override ModelType ModelType => Type;

    public override IEnumerable<LinkModel> Crumbs
    {
        get
        {
            var topic = Site.TopicWith(Article.Topics[0].Id);
            return [Crumb(TextKey.Topics, Permalinks.Topics(Language)), new(View.Marked(topic.Name)!, View.Href(Permalinks.Topic(Language, topic)))];
        }
    }

    public static IEnumerable<Page> Of(View view) => view.Site.EditionIn(view.Language).Articles.Select(article => new ArticlePage(view, article));
}
