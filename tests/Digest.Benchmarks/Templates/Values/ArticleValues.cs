using Digest.Pages.Models;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>The page of one article.</summary>
internal sealed class ArticlePageValues(ITemplateModel page) : PageValues(page)
{
    public static readonly ModelType<ArticlePageValues> Type = TypeOf<ArticlePageValues>("article page")
        .One("article", values => values.Article);

    public FullArticleValues Article { get; } = new(page.One("article")!);

    public override ModelType ModelType => Type;
}

/// <summary>The values of an article that every list reads.</summary>
internal abstract class CommonArticleValues(ITemplateModel article)
{
    public string Url { get; } = article.Text("url")!;
    public Html Headline { get; } = article.Markup("headline")!;
    public Html Standfirst { get; } = article.Markup("standfirst")!;
    public bool IsForeign { get; } = article.Flag("is_foreign");
    public LanguageModel Language { get; } = (LanguageModel)article.One("language")!;
    public DateValues Published { get; } = new(article.One("published")!);
    public SourceValues[] Sources { get; } = article.Many("sources", source => new SourceValues(source));

    protected static ModelType<T> TypeOf<T>(string name)
        where T : CommonArticleValues => new ModelType<T>(name)
        .Text("url", values => values.Url)
        .Markup("headline", values => values.Headline)
        .Markup("standfirst", values => values.Standfirst)
        .Flag("is_foreign", values => values.IsForeign)
        .One("language", values => values.Language)
        .One("published", values => values.Published)
        .Many("sources", values => values.Sources);
}

/// <summary>An article as a list shows it.</summary>
internal sealed class ArticleValues(ITemplateModel article) : CommonArticleValues(article), ITemplateModel<ArticleValues>
{
    public static ModelType<ArticleValues> Type { get; } = TypeOf<ArticleValues>("article");
}

/// <summary>An article on its own page.</summary>
internal sealed class FullArticleValues(ITemplateModel article) : CommonArticleValues(article), ITemplateModel<FullArticleValues>
{
    public static ModelType<FullArticleValues> Type { get; } = TypeOf<FullArticleValues>("whole article")
        .One("updated", values => values.Updated)
        .Markup("by", values => values.By)
        .One("image", values => values.Image)
        .Markup("body", values => values.Body)
        .Many("translations", values => values.Translations)
        .Many("coverage", values => values.Coverage)
        .One("translation", values => values.Translation)
        .Many("corrections", values => values.Corrections)
        .Many("events", values => values.Events)
        .Many("related", values => values.Related);

    public DateValues? Updated { get; } = article.One("updated") is { } date ? new(date) : null;
    public Html? By { get; } = article.Markup("by");
    public PictureValues? Image { get; } = article.One("image") is { } picture ? new(picture) : null;
    public Html Body { get; } = article.Markup("body")!;
    public TranslatedArticleValues[] Translations { get; } = article.Many("translations", other => new TranslatedArticleValues(other));
    public ArticleValues[] Coverage { get; } = article.Many("coverage", other => new ArticleValues(other));
    public TranslationValues? Translation { get; } = article.One("translation") is { } translation ? new(translation) : null;
    public CorrectionValues[] Corrections { get; } = article.Many("corrections", correction => new CorrectionValues(correction));
    public EntryValues[] Events { get; } = article.Many("events", entry => new EntryValues(entry));
    public ArticleValues[] Related { get; } = article.Many("related", other => new ArticleValues(other));
}

/// <summary>An article as a translation of another.</summary>
internal sealed class TranslatedArticleValues(ITemplateModel article)
    : CommonArticleValues(article), ITemplateModel<TranslatedArticleValues>
{
    public static ModelType<TranslatedArticleValues> Type { get; } = TypeOf<TranslatedArticleValues>("translated article")
        .Text("facing_url", values => values.FacingUrl);

    public string FacingUrl { get; } = article.Text("facing_url")!;
}

internal sealed class DateValues(ITemplateModel date) : ITemplateModel<DateValues>
{
    public static ModelType<DateValues> Type { get; } = new ModelType<DateValues>("date")
        .Text("iso", values => values.Iso)
        .Text("with_weekday", values => values.WithWeekday)
        .Text("hijri", values => values.Hijri)
        .Markup("time", values => values.Time);

    public string Iso { get; } = date.Text("iso")!;
    public string WithWeekday { get; } = date.Text("with_weekday")!;
    public string? Hijri { get; } = date.Text("hijri");
    public Html Time { get; } = date.Markup("time")!;
}

internal sealed class SourceValues(ITemplateModel source) : ITemplateModel<SourceValues>
{
    public static ModelType<SourceValues> Type { get; } = new ModelType<SourceValues>("source")
        .Markup("name", values => values.Name)
        .Text("url", values => values.Url)
        .Markup("title", values => values.Title);

    public Html Name { get; } = source.Markup("name")!;
    public string? Url { get; } = source.Text("url");
    public Html? Title { get; } = source.Markup("title");
}

internal sealed class PictureValues(ITemplateModel picture) : ITemplateModel<PictureValues>
{
    public static ModelType<PictureValues> Type { get; } = new ModelType<PictureValues>("picture")
        .Text("src", values => values.Src)
        .Text("alt", values => values.Alt)
        .Flag("is_drawing", values => values.IsDrawing)
        .Number("width", values => values.Width)
        .Number("height", values => values.Height)
        .Markup("caption", values => values.Caption)
        .Markup("credit", values => values.Credit);

    public string Src { get; } = picture.Text("src")!;
    public string Alt { get; } = picture.Text("alt")!;
    public bool IsDrawing { get; } = picture.Flag("is_drawing");
    public int Width { get; } = picture.Number("width");
    public int Height { get; } = picture.Number("height");
    public Html? Caption { get; } = picture.Markup("caption");
    public Html? Credit { get; } = picture.Markup("credit");
}

internal sealed class TranslationValues(ITemplateModel translation) : ITemplateModel<TranslationValues>
{
    public static ModelType<TranslationValues> Type { get; } = new ModelType<TranslationValues>("translation")
        .Text("method", values => values.Method)
        .Markup("by", values => values.By)
        .Markup("reviewed_by", values => values.ReviewedBy)
        .One("reviewed_on", values => values.ReviewedOn);

    public string Method { get; } = translation.Text("method")!;
    public Html? By { get; } = translation.Markup("by");
    public Html? ReviewedBy { get; } = translation.Markup("reviewed_by");
    public DateValues? ReviewedOn { get; } = translation.One("reviewed_on") is { } date ? new(date) : null;
}

internal sealed class CorrectionValues(ITemplateModel correction) : ITemplateModel<CorrectionValues>
{
    public static ModelType<CorrectionValues> Type { get; } = new ModelType<CorrectionValues>("correction")
        .One("date", values => values.Date)
        .Markup("text", values => values.Text);

    public DateValues Date { get; } = new(correction.One("date")!);
    public Html Text { get; } = correction.Markup("text")!;
}

/// <summary>An event that the article reports.</summary>
internal sealed class EntryValues(ITemplateModel entry) : ITemplateModel<EntryValues>
{
    public static ModelType<EntryValues> Type { get; } = new ModelType<EntryValues>("entry")
        .Text("status", values => values.Status)
        .One("date", values => values.Date)
        .One("side", values => values.Side);

    public string Status { get; } = entry.Text("status")!;
    public DateValues Date { get; } = new(entry.One("date")!);
    public SideValues Side { get; } = new(entry.One("side")!);
}

internal sealed class SideValues(ITemplateModel side) : ITemplateModel<SideValues>
{
    public static ModelType<SideValues> Type { get; } = new ModelType<SideValues>("side")
        .Text("url", values => values.Url)
        .Markup("title", values => values.Title);

    public string Url { get; } = side.Text("url")!;
    public Html Title { get; } = side.Markup("title")!;
}
