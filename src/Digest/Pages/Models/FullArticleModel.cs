using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An article on its own page: the members of <see cref="ArticleModel"/>, the body and everything that belongs to it.</summary>
internal sealed record FullArticleModel(Article Article, View PageView) : TemplateModel, ITemplateModel<FullArticleModel>
{
    public static ModelType<FullArticleModel> Type { get; } = new ModelType<FullArticleModel>("whole article")
        .Include(model => model.Listed)
        .Text("short_url", model => model.View.Href(Permalinks.Short(model.Article)))
        .Text("short_permalink", model => Permalinks.Readable(Permalinks.Short(model.Article), model.View.Site.Settings))
        .Blocks("body", model => model.View.Render(model.Article.Body.Value, model.Dateline()))
        .Many("translations", model => model.Story.TranslationsOf(model.Article)
            .Select(other => new TranslatedArticleModel(other, model.Article, model.PageView)))
        .Many("coverage", model => model.Listing(RelatedArticles.SameEventElsewhere(model.Article, model.View.Site)))
        .One("translation", model => model.Article.Translation is { } translation ? new TranslationModel(translation, model.View) : null)
        .Many("corrections", model => model.Article.Corrections.Select(correction => new CorrectionModel(correction, model.View)))
        .Many("events", model => model.View.Site.EventsOf(model.Story).Select(entry => new EntryModel(new(entry), model.View)))
        .Many("entities", model => model.Article.Entities
            .Select(entity => new EntityModel(model.View.Site.EntityWith(entity.Id)!, model.View)))
        .Many("related", model => model.Listing(RelatedArticles.Of(model.Article, model.View.Site)));

    private ArticleModel Listed { get; } = new(Article, PageView);
    private View View => Listed.View;
    private Story Story => View.Site.StoryOf(Article);

    /// <summary>The body block by block, for a page that shows another text beside it.</summary>
    public ImmutableArray<Html> Blocks() => View.RenderBlocks(Article.Body.Value, Dateline());

    private IEnumerable<ArticleModel> Listing(IEnumerable<Article> articles) =>
        articles.Select(article => new ArticleModel(article, PageView));

    /// <summary>The place and the day at the start of the first paragraph.</summary>
    private Html? Dateline()
    {
        if (View.Place(Article.Dateline) is not { } place)
            return null;
        var words = Article.Language.Strings[TextKey.Dateline.Key].Fill("other", name => name == "place"
            ? place.ToString()
            : Html.Escape(DateFormatter.Short(EventDate.On(Article.Published.Day), Article.Language)).ToString());
        return Html.FromMarkup($"<span class=\"dateline\">{words}</span> ");
    }
}
