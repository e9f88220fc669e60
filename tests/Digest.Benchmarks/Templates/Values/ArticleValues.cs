using Digest.Pages.Models;
using Digest.Templates;

namespace Digest.Benchmarks.Templates.Values;

/// <summary>The page of one article.</summary>
internal sealed class ArticlePageValues(ITemplateModel page) : PageValues(page)
{
    public static readonly ModelType<ArticlePageValues> Type = new ModelType<ArticlePageValues>("article page", Basis)
        .One("article", values => values.Article, () => FullArticleValues.Type);

    public FullArticleValues Article { get; } = new(page.One("article")!);

    public override ModelType ModelType => Type;
}

/// <summary>An article as a list shows it.</summary>
internal class ArticleValues(ITemplateModel article) : ITemplateModel
{
    public static readonly ModelType<ArticleValues> Type = new ModelType<ArticleValues>("article")
        .Text("url", values => values.Url)
        .Markup("headline", values => values.Headline)
        .Markup("standfirst", values => values.Standfirst)
        .Flag("is_foreign", values => values.IsForeign)
        .One("language", values => values.Language, () => LanguageModel.Type)
        .One("published", values => values.Published, () => DateValues.Type)
        .Many("sources", values => values.Sources, () => SourceValues.Type);

    public string Url { get; } = article.Text("url")!;
    public Html Headline { get; } = article.Markup("headline")!;
    public Html Standfirst { get; } = article.Markup("standfirst")!;
    public bool IsForeign { get; } = article.Flag("is_foreign");
    public LanguageModel Language { get; } = (LanguageModel)article.One("language")!;
    public DateValues Published { get; } = new(article.One("published")!);
    public SourceValues[] Sources { get; } = article.Many("sources", source => new SourceValues(source));

    public virtual ModelType ModelType => Type;
}

/// <summary>An article on its own page.</summary>
internal sealed class FullArticleValues(ITemplateModel article) : ArticleValues(article)
{
    public static readonly new ModelType<FullArticleValues> Type = new ModelType<FullArticleValues>("whole article", ArticleValues.Type)
        .One("updated", values => values.Updated, () => DateValues.Type)
        .Markup("by", values => values.By)
        .One("image", values => values.Image, () => PictureValues.Type)
        .Markup("body", values => values.Body)
        .Many("translations", values => values.Translations, () => TranslatedArticleValues.Type)
        .Many("coverage", values => values.Coverage, () => ArticleValues.Type)
        .One("translation", values => values.Translation, () => TranslationValues.Type)
        .Many("corrections", values => values.Corrections, () => CorrectionValues.Type)
        .Many("events", values => values.Events, () => EntryValues.Type)
        .Many("related", values => values.Related, () => ArticleValues.Type);

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

    public override ModelType ModelType => Type;
}

/// <summary>An article as a translation of another.</summary>
internal sealed class TranslatedArticleValues(ITemplateModel article) : ArticleValues(article)
{
    public static readonly new ModelType<TranslatedArticleValues> Type = new ModelType<TranslatedArticleValues>("translated article", ArticleValues.Type)
        .Text("facing_url", values => values.FacingUrl);

    public string FacingUrl { get; } = article.Text("facing_url")!;

    public override ModelType ModelType => Type;
}

internal sealed class DateValues(ITemplateModel date) : ITemplateModel
{
    public static readonly ModelType<DateValues> Type = new ModelType<DateValues>("date")
        .Text("iso", values => values.Iso)
        .Text("with_weekday", values => values.WithWeekday)
        .Text("hijri", values => values.Hijri)
        .Markup("time", values => values.Time);

    public string Iso { get; } = date.Text("iso")!;
    public string WithWeekday { get; } = date.Text("with_weekday")!;
    public string? Hijri { get; } = date.Text("hijri");
    public Html Time { get; } = date.Markup("time")!;

    public ModelType ModelType => Type;
}

internal sealed class SourceValues(ITemplateModel source) : ITemplateModel
{
    public static readonly ModelType<SourceValues> Type = new ModelType<SourceValues>("source")
        .Markup("name", values => values.Name)
        .Text("url", values => values.Url)
        .Markup("title", values => values.Title);

    public Html Name { get; } = source.Markup("name")!;
    public string? Url { get; } = source.Text("url");
    public Html? Title { get; } = source.Markup("title");

    public ModelType ModelType => Type;
}

internal sealed class PictureValues(ITemplateModel picture) : ITemplateModel
{
    public static readonly ModelType<PictureValues> Type = new ModelType<PictureValues>("picture")
        .Text("src", values => values.Src)
        .Text("alt", values => values.Alt)
        .Number("width", values => values.Width)
        .Number("height", values => values.Height)
        .Markup("caption", values => values.Caption)
        .Markup("credit", values => values.Credit);

    public string Src { get; } = picture.Text("src")!;
    public string Alt { get; } = picture.Text("alt")!;
    public int Width { get; } = picture.Number("width");
    public int Height { get; } = picture.Number("height");
    public Html? Caption { get; } = picture.Markup("caption");
    public Html? Credit { get; } = picture.Markup("credit");

    public ModelType ModelType => Type;
}

internal sealed class TranslationValues(ITemplateModel translation) : ITemplateModel
{
    public static readonly ModelType<TranslationValues> Type = new ModelType<TranslationValues>("translation")
        .Text("method", values => values.Method)
        .Markup("by", values => values.By)
        .Markup("reviewed_by", values => values.ReviewedBy)
        .One("reviewed_on", values => values.ReviewedOn, () => DateValues.Type);

    public string Method { get; } = translation.Text("method")!;
    public Html? By { get; } = translation.Markup("by");
    public Html? ReviewedBy { get; } = translation.Markup("reviewed_by");
    public DateValues? ReviewedOn { get; } = translation.One("reviewed_on") is { } date ? new(date) : null;

    public ModelType ModelType => Type;
}

internal sealed class CorrectionValues(ITemplateModel correction) : ITemplateModel
{
    public static readonly ModelType<CorrectionValues> Type = new ModelType<CorrectionValues>("correction")
        .One("date", values => values.Date, () => DateValues.Type)
        .Markup("text", values => values.Text);

    public DateValues Date { get; } = new(correction.One("date")!);
    public Html Text { get; } = correction.Markup("text")!;

    public ModelType ModelType => Type;
}

/// <summary>An event that the article reports.</summary>
internal sealed class EntryValues(ITemplateModel entry) : ITemplateModel
{
    public static readonly ModelType<EntryValues> Type = new ModelType<EntryValues>("entry")
        .Text("status", values => values.Status)
        .One("date", values => values.Date, () => DateValues.Type)
        .One("side", values => values.Side, () => SideValues.Type);

    public string Status { get; } = entry.Text("status")!;
    public DateValues Date { get; } = new(entry.One("date")!);
    public SideValues Side { get; } = new(entry.One("side")!);

    public ModelType ModelType => Type;
}

internal sealed class SideValues(ITemplateModel side) : ITemplateModel
{
    public static readonly ModelType<SideValues> Type = new ModelType<SideValues>("side")
        .Text("url", values => values.Url)
        .Markup("title", values => values.Title);

    public string Url { get; } = side.Text("url")!;
    public Html Title { get; } = side.Markup("title")!;

    public ModelType ModelType => Type;
}
