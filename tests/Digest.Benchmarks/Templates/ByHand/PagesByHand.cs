using System.Buffers;
using System.Collections.Frozen;
using Digest.Benchmarks.Templates.Values;
using Digest.Languages;
using Digest.Pages.Models;

namespace Digest.Benchmarks.Templates.ByHand;

/// <summary>
/// The lower bound: the layouts of the theme in handwritten C#, with the same bytes from the same values in one pass. Static text is UTF-8.
/// It leaves out the branches of the document for front pages and bare pages, which are not measured, and does not check the schemes
/// of addresses, as templates do.
/// </summary>
internal sealed partial class PagesByHand(IEnumerable<Language> languages)
{
    private readonly FrozenDictionary<string, Words> _words =
        languages.ToFrozenDictionary(language => language.Code, language => new Words(language), StringComparer.Ordinal);

    public void Render(PageValues values, HeadValues head, IBufferWriter<byte> output)
    {
        var page = new PageWriter(output);
        var words = WordsOf(values.Language);
        Head(ref page, values, head);
        Masthead(ref page, values, words);
        page.Raw("<main id=\"_content\" tabindex=\"-1\">\n"u8);
        if (values is ArticlePageValues article)
            Article(ref page, article, words);
        else
            Topic(ref page, (TopicPageValues)values, words);
        page.Raw("\n</main>\n"u8);
        Foot(ref page, values, words);
        page.End();
    }

    private Words WordsOf(LanguageModel language) => _words[language.Language.Code];

    private static void Head(ref PageWriter page, PageValues values, HeadValues head)
    {
        var (frame, site, language) = (values.Page, values.Site, values.Language.Language);
        page.Raw("<!doctype html>\n<html lang=\""u8);
        page.Text(language.Code);
        page.Raw("\" dir=\""u8);
        page.Text(language.Dir);
        page.Raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\""u8);
        page.Text(head.Policy);
        page.Raw("\">\n<title>"u8);
        if (frame.Title is not null)
        {
            page.Text(frame.Title);
            page.Raw(" – "u8);
        }

        page.Text(site.Title);
        page.Raw("""
            </title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">

            """u8);
        if (frame.Description is not null)
            Framed(ref page, "<meta name=\"description\" content=\""u8, frame.Description, "\">\n"u8);
        if (frame.RedirectsTo is not null)
            Framed(ref page, "<meta http-equiv=\"refresh\" content=\"0; url="u8, frame.RedirectsTo, "\">\n"u8);
        page.Raw(frame.IsIndexed
            ? "<meta name=\"robots\" content=\"max-image-preview:large\">\n"u8
            : "<meta name=\"robots\" content=\"noindex\">\n"u8);
        if (frame.Canonical is not null)
            Framed(ref page, "<link rel=\"canonical\" href=\""u8, frame.Canonical, "\">\n"u8);
        foreach (var alternate in frame.Alternates)
        {
            Framed(ref page, "<link rel=\"alternate\" hreflang=\""u8, alternate.Code, "\" href=\""u8);
            page.Text(alternate.Url);
            page.Raw("\">\n"u8);
        }

        if (frame.IsIndexed)
        {
            Framed(ref page, "<meta property=\"og:title\" content=\""u8, frame.Title ?? site.Title, "\">\n"u8);
            Framed(ref page, "<meta property=\"og:site_name\" content=\""u8, site.Title, "\">\n"u8);
            Framed(ref page, "<meta property=\"og:locale\" content=\""u8, language.OgLocale, "\">\n"u8);
            page.Raw(frame.Layout == "article"
                ? "<meta property=\"og:type\" content=\"article\">\n"u8
                : "<meta property=\"og:type\" content=\"website\">\n"u8);
        }

        page.Raw(
            "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E"u8
            + "%3Cpath%20stroke='%238a2317'%20stroke-width='2'%20d='M8%201v14M1%205h5m4%200h5M1%2010h5m4%200h5'/%3E%3C/svg%3E\">\n"u8);
        page.Raw(head.Stylesheet.Utf8.Span);
        page.Raw("\n"u8);
        page.Raw(head.SpeculationRules.Utf8.Span);
        page.Raw("\n</head>\n<body id=\"_top\">\n"u8);
    }

    private void Masthead(ref PageWriter page, PageValues values, Words words)
    {
        Framed(ref page, "<a class=\"skip\" href=\"#_content\">"u8, words.SkipToContent, "</a>\n"u8);
        page.Raw("<header class=\"masthead\">\n<p class=\"name\"><a href=\""u8);
        page.Text(values.Site.Url);
        page.Raw("\">"u8);
        page.Markup(values.Site.Name);
        page.Raw("</a></p>\n"u8);

        Framed(ref page, "<nav class=\"switch\" aria-label=\""u8, words.Languages, "\">\n<ul>\n"u8);
        foreach (var target in values.Page.Switch)
            SwitchTo(ref page, target);
        page.Raw("</ul>\n</nav>\n\n"u8);
        if (values.Page.Permalink is { } permalink)
            Framed(ref page, "<p class=\"permalink\" dir=\"ltr\">"u8, permalink, "</p>\n"u8);

        Framed(ref page, "<nav class=\"menu\" aria-label=\""u8, words.Menu, "\">\n<ul>\n"u8);
        foreach (var item in values.Page.Menu)
            MenuItem(ref page, item);
        page.Raw("</ul>\n</nav>\n</header>\n"u8);
    }

    private static void MenuItem(ref PageWriter page, LinkValues item)
    {
        Framed(ref page, "<li><a href=\""u8, item.Url, "\""u8);
        if (item.Current is not null)
            Framed(ref page, " aria-current=\""u8, item.Current, "\""u8);
        page.Raw(">"u8);
        page.Markup(item.Title);
        page.Raw("</a></li>\n"u8);
    }

    private void SwitchTo(ref PageWriter page, SwitchValues target)
    {
        var language = target.Language.Language;
        if (target.Relation == "same")
        {
            Framed(ref page, "<li><span aria-current=\"true\" lang=\""u8, language.Code, "\" dir=\""u8);
            Framed(ref page, default, language.Dir, "\">"u8);
            Framed(ref page, default, language.Name, "</span></li>\n"u8);
            return;
        }

        Framed(ref page, "<li><a href=\""u8, target.Url, "\" lang=\""u8);
        Framed(ref page, default, language.Code, "\" dir=\""u8);
        Framed(ref page, default, language.Dir, "\" hreflang=\""u8);
        Framed(ref page, default, language.Code, target.Relation == "translation" ? "\" rel=\"alternate\">"u8 : "\">"u8);
        page.Text(language.Name);
        if (target.Relation != "translation")
        {
            var words = WordsOf(target.Language);
            Framed(ref page, " <small>"u8, target.Relation == "coverage" ? words.SwitchCoverage : words.SwitchNearest, "</small>"u8);
        }

        page.Raw("</a></li>\n"u8);
    }

    private static void Foot(ref PageWriter page, PageValues values, Words words)
    {
        Framed(ref page, "<footer class=\"foot\">\n<p>"u8, words.Made, "</p>\n<ul>\n"u8);
        foreach (var item in values.Page.Menu)
            MenuItem(ref page, item);

        page.Raw("</ul>\n"u8);
        Paragraph(ref page, values.Site.Author);
        Paragraph(ref page, values.Site.Copyright);
        page.Raw("</footer>\n</body>\n</html>\n"u8);
    }

    private static void Crumbs(ref PageWriter page, PageValues values, Words words)
    {
        if (values.Page.Crumbs.Length == 0)
            return;
        Framed(ref page, "<nav class=\"crumbs\" aria-label=\""u8, words.Breadcrumb, "\">\n<ol>\n"u8);
        foreach (var crumb in values.Page.Crumbs)
        {
            Framed(ref page, "<li><a href=\""u8, crumb.Url, "\">"u8);
            page.Markup(crumb.Title);
            page.Raw("</a></li>\n"u8);
        }

        page.Raw("</ol>\n</nav>\n"u8);
    }

    /// <summary>The names of the sources: all, or of more than three the first two and the number of the others.</summary>
    private static void SourceNames(ref PageWriter page, SourceValues[] sources, Words words, bool all = false)
    {
        var more = all || sources.Length <= 3 ? 0 : sources.Length - 2;
        for (var i = 0; i < sources.Length - more; i++)
        {
            if (i > 0)
                page.Text(words.ListSeparator);
            page.Markup(sources[i].Name);
        }

        if (more == 0)
            return;
        page.Raw(" "u8);
        words.WriteCounted(ref page, "more-sources", more);
    }

    private static void Paragraph(ref PageWriter page, Digest.Templates.Html? markup)
    {
        if (markup is null)
            return;
        page.Raw("<p>"u8);
        page.Markup(markup);
        page.Raw("</p>\n"u8);
    }

    /// <summary>A text between two pieces of markup.</summary>
    private static void Framed(ref PageWriter page, ReadOnlySpan<byte> before, string text, ReadOnlySpan<byte> after)
    {
        page.Raw(before);
        page.Text(text);
        page.Raw(after);
    }
}
