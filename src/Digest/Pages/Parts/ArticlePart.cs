using System.Collections.Immutable;
using Digest.Content;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages.Parts;

/// <summary>An article as a list shows it, in its own language: what contains it says <c>lang</c> and <c>dir</c> where <c>is_foreign</c> does.</summary>
/// <param name="reader">The view of the page that it is shown on.</param>
internal class ArticlePart(Article article, View reader) : ITemplateModel
{
    public static readonly ModelType<ArticlePart> Type = new ModelType<ArticlePart>("article")
        .Text("url", part => part.Url)
        .Text("title", part => part.Article.Title)
        .Markup("headline", part => part.Own.Prose(part.Article.Title))
        .Text("description", part => part.Article.Description)
        .Markup("standfirst", part => part.Own.Prose(part.Article.Description))
        .Flag("is_foreign", part => part.IsForeign)
        .One("language", part => new LanguagePart(part.Article.Language), () => LanguagePart.Type)
        .One("published", part => DatePart.Of(part.Article.Published, part.Article.Language), () => DatePart.Type)
        .One("updated", part => part.Article.Updated is { } updated ? DatePart.Of(updated, part.Article.Language) : null, () => DatePart.Type)
        .Markup("dateline", part => part.Own.Place(part.Article.Dateline))
        .Markup("by", part => part.Article.By is { } by ? part.Own.Prose(by) : null)
        .Many("sources", part => [.. part.Article.Sources.Select(citation => new SourcePart(part.Own.Site.SourceWith(citation.Source.Id), part.Own, citation))], () => SourcePart.Type)
        .Many("topics", part => [.. part.Article.Topics.Select(topic => new TopicPart(part.Own.Site.TopicWith(topic.Id), part.Own))], () => TopicPart.Type)
        .One("image", part => part.Article.Image is { } image ? new PicturePart(image, part.Own) : null, () => PicturePart.Type);

    public Article Article { get; } = article;
    public virtual ModelType ModelType => Type;

    protected View Reader { get; } = reader;

    /// <summary>The site in the article's own language.</summary>
    protected View Own { get; } = reader.In(article.Language);

    private bool IsForeign => !Article.Language.Equals(Reader.Language);
    private string Url => Own.Href(Article.Address);
}

/// <summary>An article on its own page, with its text and all that belongs to it.</summary>
internal sealed class FullArticlePart(Article article, View reader) : ArticlePart(article, reader)
{
    public static readonly new ModelType<FullArticlePart> Type = new ModelType<FullArticlePart>("whole article", ArticlePart.Type)
        .Markup("body", part => part.Own.Render(part.Article.Body, part.Dateline()))
        .Many("translations", part => [.. part.Own.Site.StoryOf(part.Article).TranslationsOf(part.Article).Select(other => new TranslatedArticlePart(other, part.Article, part.Reader))], () => TranslatedArticlePart.Type)
        .Many("coverage", part => [.. RelatedArticles.SameEventElsewhere(part.Article, part.Own.Site).Select(report => new ArticlePart(report, part.Reader))], () => ArticlePart.Type)
        .One("translation", part => part.Article.Translation is { } translation ? new TranslationPart(translation, part.Own) : null, () => TranslationPart.Type)
        .Many("corrections", part => [.. part.Article.Corrections.Select(correction => new CorrectionPart(correction, part.Own))], () => CorrectionPart.Type)
        .Many("events", part => [.. part.Own.Site.EventsOf(part.Own.Site.StoryOf(part.Article)).Select(entry => new EntryPart(new(entry.Date, entry, null), part.Own))], () => EntryPart.Type)
        .Many("entities", part => [.. part.Article.Entities.Select(entity => new EntityPart(part.Own.Site.EntityWith(entity.Id)!, part.Own))], () => EntityPart.Type)
        .Many("related", part => [.. RelatedArticles.Of(part.Article, part.Own.Site).Select(article => new ArticlePart(article, part.Reader))], () => ArticlePart.Type);

    public override ModelType ModelType => Type;

    /// <summary>The text block by block, for a page that shows another beside it.</summary>
    public ImmutableArray<Html> Blocks() => Own.RenderBlocks(Article.Body, Dateline());

    /// <summary>Place and day, as newspapers open a report: they are set into its first paragraph.</summary>
    private Html? Dateline()
    {
        if (Own.Place(Article.Dateline) is not { } place)
            return null;
        var words = Article.Language.Strings[TextKeys.Dateline.Key].Fill(
            "other",
            name => name == "place" ? place.ToString() : Html.Escape(Dates.Short(EventDate.On(Article.Published.Day), Article.Language)).ToString());
        return Html.FromMarkup($"<span class=\"dateline\">{words}</span> ");
    }
}

/// <summary>An article as a translation of another.</summary>
internal sealed class TranslatedArticlePart(Article article, Article original, View reader) : ArticlePart(article, reader)
{
    public static readonly new ModelType<TranslatedArticlePart> Type = new ModelType<TranslatedArticlePart>("translated article", ArticlePart.Type)
        .Text("facing_url", part => part.Own.Href(Permalinks.Facing(part.Own.Site.Languages, part._original, part.Article.Language)));

    private readonly Article _original = original;

    public override ModelType ModelType => Type;
}

/// <summary>How an article came to be a translation.</summary>
internal sealed class TranslationPart(Translation translation, View view) : ITemplateModel
{
    public static readonly ModelType<TranslationPart> Type = new ModelType<TranslationPart>("translation")
        .Text("from", part => part.From)
        .Text("method", part => part._translation.Method switch
        {
            TranslationMethod.Human => "human",
            TranslationMethod.Machine => "machine",
            _ => "machine-reviewed",
        })
        .Markup("by", part => part._translation.By is { } by ? part._view.Prose(by) : null)
        .Markup("reviewed_by", part => part._translation.ReviewedBy is { } reviewer ? part._view.Prose(reviewer) : null)
        .One("reviewed_on", part => part._translation.ReviewedOn is { } date ? DatePart.Of(date, part._view.Language) : null, () => DatePart.Type);

    private readonly Translation _translation = translation;
    private readonly View _view = view;

    public ModelType ModelType => Type;

    /// <summary>The name of the original's language for itself; its code where the site does not have it.</summary>
    private string From => _view.Site.Languages.Where(language => language.Code == _translation.From).Select(language => language.Name).FirstOrDefault() ?? _translation.From;
}

/// <summary>A mistake that was mended after publication.</summary>
internal sealed class CorrectionPart(Correction correction, View view) : ITemplateModel
{
    public static readonly ModelType<CorrectionPart> Type = new ModelType<CorrectionPart>("correction")
        .One("date", part => DatePart.Of(part._correction.Date, part._view.Language), () => DatePart.Type)
        .Markup("text", part => part._view.Prose(part._correction.Text));

    private readonly Correction _correction = correction;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}
