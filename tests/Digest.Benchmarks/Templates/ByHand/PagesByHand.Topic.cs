using Digest.Benchmarks.Templates.Values;

namespace Digest.Benchmarks.Templates.ByHand;

/// <summary>The layout <c>topic</c>.</summary>
internal sealed partial class PagesByHand
{
    private void Topic(ref PageWriter page, TopicPageValues values, Words words)
    {
        TopicHead(ref page, values, words);
        page.Raw("<ol class=\"stories dated\">\n"u8);
        foreach (var article in values.Articles)
        {
            page.Raw("<li>\n<p class=\"when\">"u8);
            page.Markup(article.Published.Time);
            Framed(ref page, "</p>\n<h2><a href=\""u8, article.Url, "\">"u8);
            page.Markup(article.Headline);
            page.Raw("</a></h2>\n<p>"u8);
            page.Markup(article.Standfirst);
            page.Raw("</p>\n<p class=\"note\">"u8);
            SourceNames(ref page, article.Sources, WordsOf(article.Language));
            page.Raw("</p>\n</li>\n"u8);
        }

        page.Raw("</ol>\n"u8);
        if (values.PageCount > 1)
            PageLinks(ref page, values, words);
    }

    private static void TopicHead(ref PageWriter page, TopicPageValues values, Words words)
    {
        var topic = values.Topic;
        page.Raw("<header class=\"head\">\n"u8);
        Crumbs(ref page, values, words);
        page.Raw("\n<h1>"u8);
        page.Markup(topic.Name);
        page.Raw("</h1>\n"u8);
        if (topic.Description is { } description)
        {
            page.Raw("<p class=\"standfirst\">"u8);
            page.Markup(description);
            page.Raw("</p>\n"u8);
        }

        page.Raw("<p class=\"note\">"u8);
        words.WriteCounted(ref page, "report-count", topic.Count);
        page.Raw("</p>\n"u8);
        if (topic.ChronologyUrl is { } chronology)
        {
            Framed(ref page, "<p class=\"all\"><a href=\""u8, chronology, "\">"u8);
            Framed(ref page, default, words.TopicChronology, "</a></p>\n"u8);
        }

        if (topic.Broader is { Url: { } broaderUrl } broader)
        {
            Framed(ref page, "<p class=\"all\"><a href=\""u8, broaderUrl, "\">"u8);
            words.WriteNamed(ref page, "broader-topic", broader.Name);
            page.Raw("</a></p>\n"u8);
        }

        foreach (var narrower in topic.Narrower)
        {
            Framed(ref page, "<p class=\"all\"><a href=\""u8, narrower.Url!, "\">"u8);
            words.WriteNamed(ref page, "narrower-topic", narrower.Name);
            page.Raw("</a></p>\n"u8);
        }

        page.Raw("</header>\n"u8);
    }

    private static void PageLinks(ref PageWriter page, TopicPageValues values, Words words)
    {
        Framed(ref page, "<nav class=\"pages\" aria-label=\""u8, words.Pages, "\">\n<ul>\n"u8);
        if (values.PreviousUrl is { } previous)
        {
            Framed(ref page, "<li><a href=\""u8, previous, "\" rel=\"prev\">"u8);
            Framed(ref page, default, words.PreviousPage, "</a></li>\n"u8);
        }

        for (var i = 0; i < values.Pages.Length; i++)
        {
            var link = values.Pages[i];
            Framed(ref page, "<li><a href=\""u8, link.Url, "\" aria-label=\""u8);
            words.WriteCounted(ref page, "page-number", i + 1);
            page.Raw("\""u8);
            if (link.Current is { } current)
                Framed(ref page, " aria-current=\""u8, current, "\""u8);
            page.Raw(">"u8);
            page.Markup(link.Title);
            page.Raw("</a></li>\n"u8);
        }

        if (values.NextUrl is { } next)
        {
            Framed(ref page, "<li><a href=\""u8, next, "\" rel=\"next\">"u8);
            Framed(ref page, default, words.NextPage, "</a></li>\n"u8);
        }

        page.Raw("</ul>\n</nav>\n"u8);
    }
}
