using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Output.Checks;

public sealed class SiteWithOneFault
{
    private const string Article = CheckedSite.MalayArticle;
    private const string Facing = CheckedSite.FacingPage;

    /// <summary>Each row: a page, a text in it, its replacement, the code of the expected diagnostic, and a part of its message.</summary>
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        // HTML
        { Article, "</main>", "</div></main>", nameof(DiagnosticCode.OutputNotWellFormed), "not correct HTML" },
        { Article, "<h3>", "<h3 id=\"tren\">", nameof(DiagnosticCode.OutputNotWellFormed), "the id 'tren' 2 times" },

        // Links
        { Article, "href=\"#tren\"", "href=\"#keretapi\"", nameof(DiagnosticCode.OutputBrokenLink), "no id 'keretapi'" },
        { "ms/index.html", "2023/09/kim/", "2023/09/kim/#x", nameof(DiagnosticCode.OutputBrokenLink), "no id 'x'" },
        { "ms/index.html", "2023/09/kim/", "2023/09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/index.html", "2023/09/kim/", "2023/09/Kim/", nameof(DiagnosticCode.OutputBrokenLink), "case matters" },
        { "ms/index.html", "2023/09/kim/", "2023/09/kim", nameof(DiagnosticCode.OutputBrokenLink), "slash at its end" },
        { "ms/index.html", "2023/09/kim/", "/ms/2023/09/kim/", nameof(DiagnosticCode.OutputBrokenLink), "outside of /repo/" },
        { "ms/index.html", "2023/09/kim/", "xref:kim", nameof(DiagnosticCode.OutputBrokenLink), "is not allowed" },
        { "ms/index.html", "2023/09/kim/", "javascript:alert(1)", nameof(DiagnosticCode.OutputBrokenLink), "is not allowed" },
        {
            "ms/index.html", "2023/09/kim/", "https://digest.example/repo/nowhere/", nameof(DiagnosticCode.OutputBrokenLink),
            "does not exist"
        },
        { Article, "src=\"kereta.jpg\"", "src=\"lori.jpg\"", nameof(DiagnosticCode.OutputBrokenLink), "lori.jpg" },
        { Article, "kereta.jpg 1x", "lori.jpg 1x", nameof(DiagnosticCode.OutputBrokenLink), "lori.jpg" },
        { "404.html", "<h1>", "<p><a href=\"ms/\">x</a></p><h1>", nameof(DiagnosticCode.OutputBrokenLink), "begin with a slash" },
        { "lama/index.html", "url=/repo/ms/2023/09/kim/", "url=/repo/ms/2023/09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "kym" },
        { Article, "body{margin:0}</", "body{background:url(lori.jpg)}</", nameof(DiagnosticCode.OutputBrokenLink), "lori.jpg" },
        { "gaya.css", "kereta.jpg", "lori.jpg", nameof(DiagnosticCode.OutputBrokenLink), "lori.jpg" },
        { "sitemap.xml", "repo/ms/<", "repo/mx/<", nameof(DiagnosticCode.OutputBrokenLink), "repo/mx/" },
        { "sitemap.xml", "repo/ar/\"", "repo/ax/\"", nameof(DiagnosticCode.OutputBrokenLink), "repo/ax/" },
        { "sitemap.xml", "https://digest.example/repo/ms/<", "/repo/ms/<", nameof(DiagnosticCode.OutputBrokenLink), "not an absolute URL" },
        {
            "sitemap.xml", "https://digest.example/repo/ms/<", "https://example.org/repo/ms/<", nameof(DiagnosticCode.OutputBrokenLink),
            "not of this site"
        },
        { "sitemap.xml", "<urlset ", "<!DOCTYPE urlset><urlset ", nameof(DiagnosticCode.OutputNotWellFormed), "not well-formed XML" },
        { "sitemap.xml", "</url>", "", nameof(DiagnosticCode.OutputNotWellFormed), "not well-formed XML" },

        { "ms/opensearch.xml", "repo/ms/", "repo/mx/", nameof(DiagnosticCode.OutputBrokenLink), "repo/mx/" },
        { "ms/opensearch.xml", "https://digest.example/", "/", nameof(DiagnosticCode.OutputBrokenLink), "not an absolute URL" },

        // Structured data
        { Article, "\"@type\":\"NewsArticle\",", "\"@type\":\"NewsArticle\"", nameof(DiagnosticCode.OutputNotWellFormed), "not JSON" },
        { Article, "\"inLanguage\":\"ms\"", "\"inLanguage\":\"ar\"", nameof(DiagnosticCode.OutputLanguage), "structured data in 'ar'" },
        { Article, "kereta.jpg\"}", "lori.jpg\"}", nameof(DiagnosticCode.OutputBrokenLink), "lori.jpg" },
        {
            Article, "\"item\":\"https://digest.example/repo/", "\"item\":\"/repo/", nameof(DiagnosticCode.OutputBrokenLink),
            "not an absolute URL"
        },
        { Article, "repo/ms/\"}]", "repo/mx/\"}]", nameof(DiagnosticCode.OutputBrokenLink), "repo/mx/" },
        { Article, "workTranslation", "translationOfWork", nameof(DiagnosticCode.OutputAlternates), "names ar/2023/09/كيم/index.html as" },
        {
            "ar/2023/09/كيم/index.html", "repo/ms/2023/09/kim/\"}", "repo/ms/\"}", nameof(DiagnosticCode.OutputAlternates),
            "names ms/index.html as its original, but that page does not name it as a translation"
        },
        { Article, "repo/ar/2023/09/كيم/\"}", "repo/ar/\"}", nameof(DiagnosticCode.OutputAlternates), "its translation" },

        // Feeds
        { "ms/feed.xml", "ms/feed.xml\"", "ms/feeds.xml\"", nameof(DiagnosticCode.OutputBrokenLink), "ms/feeds.xml" },
        { "ms/feed.xml", "09/kim/\"", "09/kym/\"", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        {
            "ms/feed.xml", "\"https://digest.example/repo/ms/2023/09/kim/\"", "\"/repo/ms/2023/09/kim/\"",
            nameof(DiagnosticCode.OutputBrokenLink), "not an absolute URL"
        },
        {
            "ms/feed.xml", "https://digest.example/repo/ms/2023/09/kim/k", "k", nameof(DiagnosticCode.OutputBrokenLink),
            "not an absolute URL"
        },
        { "ms/feed.xml", "https://example.org/", "#nota", nameof(DiagnosticCode.OutputBrokenLink), "not an absolute URL" },
        { "ms/feed.xml", "https://example.org/", "javascript:alert(1)", nameof(DiagnosticCode.OutputBrokenLink), "is not allowed" },
        { "ms/feed.xml", "</entry>", "", nameof(DiagnosticCode.OutputNotWellFormed), "not well-formed XML" },
        { "ms/rss.xml", "repo/ms/<", "repo/mx/<", nameof(DiagnosticCode.OutputBrokenLink), "repo/mx/" },
        { "ms/rss.xml", "09/kim/\"", "09/kym/\"", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/feed.json", "repo/ms/2023/09/kim/", "repo/ms/2023/09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/feed.json", "repo/ms/\",", "repo/mx/\",", nameof(DiagnosticCode.OutputBrokenLink), "repo/mx/" },
        { "ms/feed.json", "repo/ar/\"", "repo/ax/\"", nameof(DiagnosticCode.OutputBrokenLink), "repo/ax/" },
        {
            "ms/feed.json", "\\\"https://digest.example/repo/ms/\\\"", "\\\"/repo/ms/\\\"", nameof(DiagnosticCode.OutputBrokenLink),
            "not an absolute URL"
        },
        { "ms/feed.json", "}]", "}", nameof(DiagnosticCode.OutputNotWellFormed), "not well-formed JSON" },

        // Events
        { "ms/events.json", "repo/ms/2023/09/kim/", "repo/ms/2023/09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        {
            "ms/events.json", "https://digest.example/repo/ms/\"", "https://example.org/\"", nameof(DiagnosticCode.OutputBrokenLink),
            "not of this site"
        },
        { "ms/events.json", "}]", "}", nameof(DiagnosticCode.OutputNotWellFormed), "not well-formed JSON" },
        { "ms/timeline.json", "repo/ms/", "repo/mx/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        {
            "ms/timeline.json", "https://digest.example/repo/ms/", "/repo/ms/", nameof(DiagnosticCode.OutputBrokenLink),
            "not an absolute URL"
        },
        { "ms/events.csv", "repo/ar/", "repo/ax/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/events.csv", "09/kim/", "09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/events.csv", "'=1", "=1", nameof(DiagnosticCode.OutputNotWellFormed), "is a formula" },
        { "ms/events.csv", "\"\"x", "\"x", nameof(DiagnosticCode.OutputNotWellFormed), "not a table" },
        { "ms/events.csv", "\"title\",", "", nameof(DiagnosticCode.OutputNotWellFormed), "not a table" },
        { "ms/events.ics", "09/kim/", "09/kym/", nameof(DiagnosticCode.OutputBrokenLink), "does not exist" },
        { "ms/events.ics", "\r\n 09/", "09/kim/09/kim/09/kim/09/kim/09/kim/09/", nameof(DiagnosticCode.OutputNotWellFormed), "octets" },
        { "ms/events.ics", "END:VEVENT\r\n", "", nameof(DiagnosticCode.OutputNotWellFormed), "closes a VCALENDAR that is not open" },
        { "ms/events.ics", "END:VCALENDAR\r\n", "", nameof(DiagnosticCode.OutputNotWellFormed), "does not close its VCALENDAR" },
        { "ms/events.ics", "SUMMARY;LANGUAGE=ar:كيم", "SUMMARY", nameof(DiagnosticCode.OutputNotWellFormed), "no property" },
        { "ms/events.ics", "END:VCALENDAR\r\n", "END:VCALENDAR\n", nameof(DiagnosticCode.OutputNotWellFormed), "line break" },

        // Languages
        { "lama/index.html", "<html lang=\"ms\"", "<html", nameof(DiagnosticCode.OutputLanguage), "no lang" },
        { "lama/index.html", " dir=\"ltr\"><head>", "><head>", nameof(DiagnosticCode.OutputLanguage), "no dir" },
        { "lama/index.html", " dir=\"ltr\"><head>", " dir=\"auto\"><head>", nameof(DiagnosticCode.OutputLanguage), "no dir" },
        { Article, "<p lang=\"ar\" dir=\"rtl\">", "<p lang=\"ar\" dir=\"ltr\">", nameof(DiagnosticCode.OutputLanguage), "dir=\"ltr\"" },
        { Article, "nav>", "div>", nameof(DiagnosticCode.OutputLanguage), "no language switch" },
        { Article, " hreflang=\"ar\" lang=\"ar\"", " lang=\"ar\"", nameof(DiagnosticCode.OutputLanguage), "without ar" },

        // Headings
        { Article, "<h1>Kim</h1>", "<h1>Kim</h1><h1>Jong Un</h1>", nameof(DiagnosticCode.OutputHeadings), "2 h1" },
        { "ms/index.html", "<h1>Berita</h1><h2>Terkini</h2>", "<p>Berita</p>", nameof(DiagnosticCode.OutputHeadings), "0 h1" },
        { Article, "<h3>Gerabak</h3>", "<h4>Gerabak</h4>", nameof(DiagnosticCode.OutputHeadings), "from h2 to h4" },
        { Article, "<h1>Kim</h1>", "<h2>Oleh</h2><h1>Kim</h1>", nameof(DiagnosticCode.OutputHeadings), "h2 before its h1" },

        // Addresses for search engines
        { Article, "rel=\"canonical\"", "rel=\"bookmark\"", nameof(DiagnosticCode.OutputAlternates), "no link rel=canonical" },
        {
            Article, "rel=\"canonical\" href=\"https://digest.example/repo/ms/2023/09/kim/\"",
            "rel=\"canonical\" href=\"https://digest.example/repo/ms/\"", nameof(DiagnosticCode.OutputAlternates), "not its own"
        },
        {
            Article, "rel=\"canonical\" href=\"https://digest.example", "rel=\"canonical\" href=\"",
            nameof(DiagnosticCode.OutputAlternates), "without a host"
        },
        {
            Article, "<link rel=\"canonical\"",
            "<link rel=\"canonical\" href=\"https://digest.example/repo/ms/2023/09/kim/\"><link rel=\"canonical\"",
            nameof(DiagnosticCode.OutputAlternates), "more than one link"
        },
        {
            Article, "hreflang=\"ar\" href=\"https://digest.example", "hreflang=\"ar\" href=\"", nameof(DiagnosticCode.OutputAlternates),
            "without a host"
        },
        { Article, "hreflang=\"ar\" href=\"https", "hreflang=\"fa\" href=\"https", nameof(DiagnosticCode.OutputAlternates), "is in 'ar'" },
        {
            Article, "<link rel=\"alternate\" hreflang=\"ms\"", "<link rel=\"up\" hreflang=\"ms\"", nameof(DiagnosticCode.OutputAlternates),
            "do not include the page itself"
        },
        {
            Article, "<link rel=\"alternate\" hreflang=\"ms\"",
            "<link rel=\"alternate\" hreflang=\"ms\" href=\"https://digest.example/repo/ms/2023/09/kim/\">" +
            "<link rel=\"alternate\" hreflang=\"ms\"",
            nameof(DiagnosticCode.OutputAlternates), "more than one alternate"
        },
        { Facing, "kim/bersebelahan/\"", "kim/\"", nameof(DiagnosticCode.OutputAlternates), "not its own" },

        // Safety
        {
            Article, "http-equiv=\"Content-Security-Policy\"", "name=\"policy\"", nameof(DiagnosticCode.OutputUnsafe),
            "0 Content-Security-Policies"
        },
        {
            Article, "<meta charset=\"utf-8\">", "<meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">",
            nameof(DiagnosticCode.OutputUnsafe), "after other elements"
        },
        { Article, "<style>body{margin:0}", "<style>body{margin:1px}", nameof(DiagnosticCode.OutputUnsafe), "sha256-" },
        {
            Article, "<title>", "<link rel=\"Stylesheet\" href=\"/repo/gaya.css\"><title>", nameof(DiagnosticCode.OutputUnsafe),
            "styles that its policy refuses: /repo/gaya.css"
        },
        { Article, "<a href=\"#tren\">", "<a href=\"\">", nameof(DiagnosticCode.OutputBrokenLink), "has a link with an empty address" },
        {
            Article, "img-src 'self'", "img-src 'self'; script-src 'unsafe-inline'", nameof(DiagnosticCode.OutputUnsafe),
            "'unsafe-…' source"
        },
        { Article, "</main>", "<script>alert(1)</script></main>", nameof(DiagnosticCode.OutputUnsafe), "has a script" },
        {
            Article, "</main>", "<script type=\"application/ld+json\" src=\"kereta.jpg\"></script></main>",
            nameof(DiagnosticCode.OutputUnsafe), "has a script"
        },
        {
            Article, "</main>", "<script type=\"speculationrules\">{}</script></main>", nameof(DiagnosticCode.OutputUnsafe),
            "has a script element that"
        },
        {
            Article, "<title>", "<meta http-equiv=Refresh content=5><title>",
            nameof(DiagnosticCode.OutputUnsafe), "although it is no redirect"
        },
        { Article, "<img ", "<img onerror=\"alert(1)\" ", nameof(DiagnosticCode.OutputUnsafe), "onerror" },
        { Article, "<h1>", "<h1 style=\"color:red\">", nameof(DiagnosticCode.OutputUnsafe), "style attribute" },
        { Article, "Gerabak", "Gera\u202Ebak", nameof(DiagnosticCode.OutputUnsafe), "reading direction" },
        { Article, "Gerabak", "Gera&#x202E;bak", nameof(DiagnosticCode.OutputUnsafe), "reading direction" },

        // Lost content
        { Article, "Gerabak", "Gera\uFFFDbak", nameof(DiagnosticCode.OutputLost), "U+FFFD" },
        { Article, "Gerabak", "Gera&#xFFFD;bak", nameof(DiagnosticCode.OutputLost), "U+FFFD" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void IsReportedWithPageAndFault(string path, string right, string wrong, string code, string words)
    {
        var problems = new CheckedSite().With(path, right, wrong).Check();

        var problem = Assert.Single(problems, problem => problem.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal(code, $"{problem.Code}");
        Assert.Equal(Severity.Error, problem.Severity);
        Assert.StartsWith(path, problem.Message, StringComparison.Ordinal);
        Assert.Equal($"input/{path}.md", problem.Location.Path);
    }

    [Fact]
    public void ReportsATranslationThatDoesNotLinkBack()
    {
        var problems = new CheckedSite().With("ar/2023/09/كيم/index.html", "rel=\"alternate\"", "rel=\"up\"").Check();

        Assert.Contains("has other alternates", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("404.html")]
    [InlineData(".nojekyll")]
    public void ReportsAMissingFileThatGitHubPagesNeeds(string needed) =>
        Assert.Contains(
            new CheckedSite().Without(needed).Check(),
            problem => problem.Code == DiagnosticCode.OutputLost && problem.Message.Contains(needed, StringComparison.Ordinal));

    [Fact]
    public void ReportsATooLongFileName()
    {
        var problems = new CheckedSite().WithFile($"ms/{new string('ك', 128)}.txt", "").Check();

        Assert.Contains("255 bytes", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportsAFileThatIsTooLargeForGitHub()
    {
        Assert.Empty(new CheckedSite().WithMedia("a.pdf", 100_000_000).Check());
        Assert.Contains("has 100,000,001 bytes, more than GitHub allows",
            Assert.Single(new CheckedSite().WithMedia("a.pdf", 100_000_001).Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportsASiteThatIsTooLargeForGitHubPages()
    {
        var site = new CheckedSite();
        for (var number = 0; number < 10; number++)
            site.WithMedia($"{number}.pdf", 100_000_000);

        Assert.Contains("more than GitHub Pages allows", Assert.Single(site.Check()).Message, StringComparison.Ordinal);
    }
}
