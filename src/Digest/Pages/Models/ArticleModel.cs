using Digest.Content;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An article as a list shows it, in its own language: what contains it says <c>lang</c> and <c>dir</c> where <c>is_foreign</c> does.</summary>
/// <param name="reader">The view of the page that it is shown on.</param>
internal class ArticleModel(Article article, View reader) : ITemplateModel
{
    public static readonly ModelType<ArticleModel> Type = new ModelType<ArticleModel>("article")
        .Text("url", part => part.Url)
        .Text("title", part => part.Article.Title)
        .Markup("headline", part => part.Own.Text(part.Article.Title))
        .Text("description", part => part.Article.Description)
        .Markup("standfirst", part => part.Own.Text(part.Article.Description))
        .Flag("is_foreign", part => part.IsForeign)
        .One("language", part => new LanguageModel(part.Article.Language), () => LanguageModel.Type)
        .One("published", part => DateModel.Of(part.Article.Published, part.Article.Language), () => DateModel.Type)
        .One("updated", part => part.Article.Updated is { } updated ? DateModel.Of(updated, part.Article.Language) : null, () => DateModel.Type)
        .Markup("dateline", part => part.Own.Place(part.Article.Dateline))
        .Markup("by", part => part.Article.By is { } by ? part.Own.Text(by) : null)
        .Many("sources", part => [.. part.Article.Sources.Select(citation => new SourceModel(part.Own.Site.SourceWith(citation.Source.Id), part.Own, citation))], () => SourceModel.Type)
        .Many("topics", part => [.. part.Article.Topics.Select(topic => new TopicModel(part.Own.Site.TopicWith(topic.Id), part.Own))], () => TopicModel.Type)
        .One("image", part => part.Article.Image is { } image ? new PictureModel(image, part.Own) : null, () => PictureModel.Type);

    public Article Article { get; } = article;
    public virtual ModelType ModelType => Type;

    protected View Reader { get; } = reader;

    /// <summary>The site in the article's own language.</summary>
    protected View Own { get; } = reader.In(article.Language);

    private bool IsForeign => !Article.Language.Equals(Reader.Language);
    private string Url => Own.Href(Article.Address);
}
