using Digest.Content;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>
/// An article in a list, in its own language: where <c>is_foreign</c> is true, the element around it needs <c>lang</c> and <c>dir</c>.
/// </summary>
/// <param name="PageView">The view of the page that shows the article.</param>
internal sealed record ArticleModel(Article Article, View PageView) : TemplateModel, ITemplateModel<ArticleModel>
{
    public static ModelType<ArticleModel> Type { get; } = new ModelType<ArticleModel>("article")
        .Text("url", model => model.View.Href(Permalinks.Article(model.Article)))
        .Text("title", model => model.Article.Title)
        .Markup("headline", model => model.View.Headline(model.Article.Title))
        .Text("description", model => model.Article.Description)
        .Markup("standfirst", model => model.View.Text(model.Article.Description))
        .Flag("is_foreign", model => !model.Article.Language.Equals(model.PageView.Language))
        .One("language", model => new LanguageModel(model.Article.Language))
        .One("published", model => DateModel.Of(model.Article.Published, model.Article.Language))
        .One("updated", model => model.Article.Updated is { } updated ? DateModel.Of(updated, model.Article.Language) : null)
        .Markup("dateline", model => model.View.Place(model.Article.Dateline))
        .Markup("by", model => model.Article.By is { } by ? model.View.Text(by) : null)
        .Many("sources", model => model.Article.Sources.Select(model.SourceOf))
        .Many("topics", model => model.Article.Topics.Select(topic => new TopicModel(model.View.Site.TopicWith(topic.Id), model.View)))
        .One("image", model => model.Article.Image is { } image ? new PictureModel(image, model.View) : null)
        .Fields("extra", FieldDeclarations.Article, model => new OwnFieldsModel(model.Article.Extra, model.View));

    /// <summary>The view of the article's own language.</summary>
    public View View { get; } = PageView.In(Article.Language);

    private SourceModel SourceOf(Citation citation) => new(View.Site.SourceWith(citation.Source.Id), View, citation);
}
