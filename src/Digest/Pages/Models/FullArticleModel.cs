using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>An article on its own page, with its text and all that belongs to it.</summary>
internal sealed class FullArticleModel(Article article, View reader) : ArticleModel(article, reader)
{
    public static readonly new ModelType<FullArticleModel> Type = new ModelType<FullArticleModel>("whole article", ArticleModel.Type)
        .Markup("body", part => part.Own.Render(part.Article.Body, part.Dateline()))
        .Many("translations", part => [.. part.Own.Site.StoryOf(part.Article).TranslationsOf(part.Article).Select(other => new TranslatedArticleModel(other, part.Article, part.Reader))], () => TranslatedArticleModel.Type)
        .Many("coverage", part => [.. RelatedArticles.SameEventElsewhere(part.Article, part.Own.Site).Select(report => new ArticleModel(report, part.Reader))], () => ArticleModel.Type)
        .One("translation", part => part.Article.Translation is { } translation ? new TranslationModel(translation, part.Own) : null, () => TranslationModel.Type)
        .Many("corrections", part => [.. part.Article.Corrections.Select(correction => new CorrectionModel(correction, part.Own))], () => CorrectionModel.Type)
        .Many("events", part => [.. part.Own.Site.EventsOf(part.Own.Site.StoryOf(part.Article)).Select(entry => new EntryModel(new(entry.Date, entry, null), part.Own))], () => EntryModel.Type)
        .Many("entities", part => [.. part.Article.Entities.Select(entity => new EntityModel(part.Own.Site.EntityWith(entity.Id)!, part.Own))], () => EntityModel.Type)
        .Many("related", part => [.. RelatedArticles.Of(part.Article, part.Own.Site).Select(article => new ArticleModel(article, part.Reader))], () => ArticleModel.Type);

    public override ModelType ModelType => Type;

    /// <summary>The text block by block, for a page that shows another beside it.</summary>
    public ImmutableArray<Html> Blocks() => Own.RenderBlocks(Article.Body, Dateline());

    /// <summary>Place and day, as newspapers open a report: they are set into its first paragraph.</summary>
    private Html? Dateline()
    {
        if (Own.Place(Article.Dateline) is not { } place)
            return null;
        var words = Article.Language.Strings[TextKey.Dateline.Key].Fill(
            "other",
            name => name == "place" ? place.ToString() : Html.Escape(DateFormatter.Short(EventDate.On(Article.Published.Day), Article.Language)).ToString());
        return Html.FromMarkup($"<span class=\"dateline\">{words}</span> ");
    }
}
