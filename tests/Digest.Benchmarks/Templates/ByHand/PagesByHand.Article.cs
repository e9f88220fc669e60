using Digest.Benchmarks.Templates.Values;

namespace Digest.Benchmarks.Templates.ByHand;

/// <summary>The layout <c>article</c>.</summary>
internal sealed partial class PagesByHand
{
    private static void Article(ref PageWriter page, ArticlePageValues values, Words words)
    {
        var article = values.Article;
        page.Raw("<article class=\"report\">\n<header>\n"u8);
        Crumbs(ref page, values, words);
        page.Raw("\n<h1>"u8);
        page.Markup(article.Headline);
        page.Raw("</h1>\n<p class=\"standfirst\">"u8);
        page.Markup(article.Standfirst);
        page.Raw("</p>\n</header>\n"u8);
        Facts(ref page, article, words);
        if (article.Translation is { Method: "machine" })
            Framed(ref page, "<p class=\"notice note\">"u8, words.MachineNotice, "</p>\n"u8);

        page.Raw("<div class=\"body\">\n"u8);
        if (article.Image is { } picture)
            Figure(ref page, picture, words);
        page.Raw(article.Body.Utf8.Span);
        page.Raw("\n</div>\n"u8);
        Corrections(ref page, article, words);
        SourceList(ref page, article, words);
        Events(ref page, article, words);
        Related(ref page, article, words);
        page.Raw("</article>\n"u8);
    }

    private static void Facts(ref PageWriter page, FullArticleValues article, Words words)
    {
        Framed(ref page, "<dl class=\"meta\">\n<div><dt>"u8, words.Date, "</dt><dd><time datetime=\""u8);
        Framed(ref page, default, article.Published.Iso, "\">"u8);
        Framed(ref page, default, article.Published.WithWeekday, "</time></dd>"u8);
        if (article.Published.Hijri is { } hijri)
            Framed(ref page, "<dd>"u8, hijri, "</dd>"u8);
        page.Raw("</div>\n"u8);
        if (article.Updated is { } updated)
            Fact(ref page, words.Updated, updated.Time);
        if (article.By is { } by)
            Fact(ref page, words.By, by);
        if (article.Translation is { } translation)
            HowTranslated(ref page, translation, words);

        Framed(ref page, "<div><dt>"u8, words.Sources, "</dt><dd>"u8);
        SourceNames(ref page, article.Sources, words, all: !IsListed(article.Sources));
        page.Raw("</dd></div>\n"u8);
        Elsewhere(ref page, words.InOtherLanguages, article.Translations, words);
        Elsewhere(ref page, words.SameEvent, article.Coverage, words);
        page.Raw("</dl>\n"u8);
    }

    private static void Elsewhere(ref PageWriter page, string name, CommonArticleValues[] articles, Words words)
    {
        if (articles.Length == 0)
            return;
        Framed(ref page, "<div><dt>"u8, name, "</dt>\n"u8);
        foreach (var other in articles)
        {
            var language = other.Language.Language;
            Framed(ref page, "<dd><a href=\""u8, other.Url, "\" lang=\""u8);
            Framed(ref page, default, language.Code, "\" dir=\""u8);
            Framed(ref page, default, language.Dir, "\" hreflang=\""u8);
            Framed(ref page, default, language.Code, "\">"u8);
            page.Markup(other.Headline);
            page.Raw("</a></dd>\n"u8);
            if (other is not TranslatedArticleValues translation)
                continue;
            Framed(ref page, "<dd><a href=\""u8, translation.FacingUrl, "\">"u8);
            page.Text(words.ReadFacing);
            if (articles.Length > 1)
            {
                Framed(ref page, " (<bdi lang=\""u8, language.Code, "\">"u8);
                Framed(ref page, default, language.Name, "</bdi>)"u8);
            }

            page.Raw("</a></dd>\n"u8);
        }

        page.Raw("</div>\n"u8);
    }

    private static void Fact(ref PageWriter page, string name, Digest.Templates.Html value)
    {
        Framed(ref page, "<div><dt>"u8, name, "</dt><dd>"u8);
        page.Markup(value);
        page.Raw("</dd></div>\n"u8);
    }

    private static void HowTranslated(ref PageWriter page, TranslationValues translation, Words words)
    {
        Framed(ref page, "<div><dt>"u8, words.Translation, "</dt><dd>\n"u8);
        switch (translation)
        {
            case { Method: "machine" }:
                page.Text(words.Machine);
                break;
            case { Method: "machine-reviewed" }:
                words.WriteNamed(ref page, "machine-reviewed", translation.ReviewedBy, translation.ReviewedOn?.Time);
                break;
            case { By: { } translator }:
                words.WriteNamed(ref page, "translated-by", translator);
                if (translation.ReviewedBy is { } reviewer)
                {
                    page.Text(words.ListSeparator);
                    words.WriteNamed(ref page, "reviewed-by", reviewer);
                }

                break;
            default:
                page.Text(words.Translated);
                break;
        }

        page.Raw("\n</dd></div>\n"u8);
    }

    private static void Figure(ref PageWriter page, PictureValues picture, Words words)
    {
        Framed(ref page, "<figure>\n<img src=\""u8, picture.Src, "\" alt=\""u8);
        Framed(ref page, default, picture.Alt, "\" width=\""u8);
        page.Number(picture.Width);
        page.Raw("\" height=\""u8);
        page.Number(picture.Height);
        page.Raw("\">\n\n"u8);
        if (picture.Caption is not null || picture.Credit is not null)
        {
            page.Raw("<figcaption>"u8);
            page.Markup(picture.Caption);
            if (picture.Credit is { } credit)
            {
                page.Raw(" "u8);
                words.WriteNamed(ref page, picture.IsDrawing ? "drawing-credit" : "image-credit", credit);
            }

            page.Raw("</figcaption>\n"u8);
        }

        page.Raw("</figure>\n\n"u8);
    }

    private static void Corrections(ref PageWriter page, FullArticleValues article, Words words)
    {
        if (article.Corrections.Length == 0)
            return;
        Framed(ref page, "<section class=\"corrections\">\n<h2>"u8, words.Corrections, "</h2>\n<ul class=\"list\">\n"u8);
        foreach (var correction in article.Corrections)
        {
            page.Raw("<li>"u8);
            page.Markup(correction.Date.Time);
            page.Raw(" "u8);
            page.Markup(correction.Text);
            page.Raw("</li>\n"u8);
        }

        page.Raw("</ul>\n</section>\n"u8);
    }

    private static void SourceList(ref PageWriter page, FullArticleValues article, Words words)
    {
        if (!IsListed(article.Sources))
            return;
        Framed(ref page, "<section class=\"part\">\n<h2>"u8, words.Sources, "</h2>\n<ul class=\"list\">\n"u8);
        foreach (var source in article.Sources)
        {
            page.Raw("<li>"u8);
            if (source.Url is { } url)
                Framed(ref page, "<a href=\""u8, url, "\">"u8);
            page.Markup(source.Name);
            if (source.Url is not null)
                page.Raw("</a>"u8);
            if (source.Title is { } title)
            {
                page.Raw(", "u8);
                page.Markup(title);
            }

            page.Raw("</li>\n"u8);
        }

        page.Raw("</ul>\n\n</section>\n"u8);
    }

    /// <summary>Whether a list with links and titles follows the text.</summary>
    private static bool IsListed(SourceValues[] sources) => sources.Any(source => source.Url is not null || source.Title is not null);

    private static void Events(ref PageWriter page, FullArticleValues article, Words words)
    {
        if (article.Events.Length == 0)
            return;
        Framed(ref page, "<section class=\"part elsewhere\">\n<h2>"u8, words.InChronology, "</h2>\n<ol class=\"spine\">\n"u8);
        foreach (var entry in article.Events)
        {
            Framed(ref page, "<li class=\"entry "u8, entry.Status, "\">\n<p class=\"when\">"u8);
            page.Markup(entry.Date.Time);
            Framed(ref page, "</p>\n<h3 class=\"title\"><a href=\""u8, entry.Side.Url, "\">"u8);
            page.Markup(entry.Side.Title);
            page.Raw("</a></h3>\n"u8);
            Status(ref page, entry.Status, words);
            page.Raw("</li>\n"u8);
        }

        page.Raw("</ol>\n</section>\n"u8);
    }

    private static void Status(ref PageWriter page, string status, Words words)
    {
        var word = status switch
        {
            "expected" => words.StatusExpected,
            "claimed" => words.StatusClaimed,
            "denied" => words.StatusDenied,
            "postponed" => words.StatusPostponed,
            "cancelled" => words.StatusCancelled,
            _ => null,
        };
        if (word is not null)
            Framed(ref page, "<p class=\"status note\">"u8, word, "</p>\n"u8);
    }

    private static void Related(ref PageWriter page, FullArticleValues article, Words words)
    {
        page.Raw("<section class=\"part elsewhere\">\n"u8);
        if (article.Related.Length > 0)
        {
            Framed(ref page, "<h2>"u8, words.Related, "</h2>\n<ul class=\"stories\">\n"u8);
            foreach (var other in article.Related)
            {
                RelatedArticle(ref page, other);
            }

            page.Raw("</ul>\n"u8);
        }

        Framed(ref page, "<p class=\"top note\"><a href=\"#_top\">"u8, words.BackToTop, "</a></p>\n</section>\n"u8);
    }

    private static void RelatedArticle(ref PageWriter page, ArticleValues other)
    {
        var language = other.Language.Language;
        page.Raw("<li"u8);
        if (other.IsForeign)
        {
            Framed(ref page, " lang=\""u8, language.Code, "\" dir=\""u8);
            Framed(ref page, default, language.Dir, "\""u8);
        }

        Framed(ref page, ">\n<h3><a href=\""u8, other.Url, "\""u8);
        if (other.IsForeign)
            Framed(ref page, " hreflang=\""u8, language.Code, "\""u8);
        page.Raw(">"u8);
        page.Markup(other.Headline);
        page.Raw("</a></h3>\n<p class=\"note\">"u8);
        if (other.IsForeign)
            Framed(ref page, default, language.Name, " · "u8);
        page.Markup(other.Published.Time);
        page.Raw("</p>\n</li>\n"u8);
    }
}
