using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Digest.Output;
using Digest.Output.Checks;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Output.Checks;

/// <summary>A small correct site, in which a test makes one change.</summary>
internal sealed class CheckedSite
{
    public const string Address = "https://digest.example/repo/";

    public const string MalayArticle = "ms/2023/09/kim/index.html";

    public const string FacingPage = "ms/2023/09/kim/bersebelahan/index.html";

    private const string Style = "body{margin:0}";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        ["index.html"] = Page("ms", "", [("x-default", ""), ("ms", "ms/"), ("ar", "ar/")], "<h1>Digest</h1>"),
        ["ms/index.html"] = Page(
            "ms",
            "ms/",
            [("x-default", ""), ("ms", "ms/"), ("ar", "ar/")],
            "<h1>Berita</h1><h2>Terkini</h2><p><a href=\"2023/09/kim/\">Kim</a></p>"),
        ["ar/index.html"] = Page(
            "ar",
            "ar/",
            [("x-default", ""), ("ms", "ms/"), ("ar", "ar/")],
            "<h1>الأخبار</h1><p><a href=\"/repo/ar/2023/09/%D9%83%D9%8A%D9%85/#%D9%82%D8%B7%D8%A7%D8%B1\">كيم</a></p>"),
        [MalayArticle] = Page(
            "ms",
            "ms/2023/09/kim/",
            [("ms", "ms/2023/09/kim/"), ("ar", "ar/2023/09/كيم/")],
            """
            <article>
            <h1>Kim</h1><h2 id="tren">Tren</h2><h3>Gerabak</h3><h2>Lain</h2><p lang="ar" dir="rtl">قطار</p>
            <p><a href="#tren">Tren</a> <a href="https://example.org/x">luar</a> <code>{{ x }}</code></p>
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"https://digest.example/repo/ms/2023/09/kim/",
            "inLanguage":"ms","image":{"url":"https://digest.example/repo/ms/2023/09/kim/kereta.jpg"},
            "workTranslation":[{"@id":"https://digest.example/repo/ar/2023/09/كيم/"}],"sameAs":"https://example.org/"},
            {"@id":"_:b0","item":"https://digest.example/repo/ms/"},{"@id":"tag:example.org,2023:x","inLanguage":"en"},
            [{"url":"https://digest.example/repo/ms/"}]]}
            </script>
            <img src="kereta.jpg" srcset="kereta.jpg 1x, /repo/ms/2023/09/kim/kereta.jpg 2x" alt="Kereta" width="1" height="1">
            </article>
            """),
        ["ar/2023/09/كيم/index.html"] = Page(
            "ar",
            "ar/2023/09/كيم/",
            [("ms", "ms/2023/09/kim/"), ("ar", "ar/2023/09/كيم/")],
            """
            <article><h1>كيم</h1><h2 id="قطار">القطار</h2></article>
            <script type="application/ld+json">
            {"@id":"https://digest.example/repo/ar/2023/09/%D9%83%D9%8A%D9%85/","inLanguage":"ar",
            "translationOfWork":"https://digest.example/repo/ms/2023/09/kim/"}
            </script>
            """),
        [FacingPage] = Page("ms", "ms/2023/09/kim/bersebelahan/", [], """<h1>Kim</h1><p lang="ar" dir="rtl">كيم</p>""")
            .Replace("<title>", "<meta name=\"robots\" content=\"noindex\"><title>", StringComparison.Ordinal),
        ["404.html"] = Page("ms", null, [], "<h1>Tiada</h1><p lang=\"ar\" dir=\"rtl\">لا شيء</p>"),
        ["lama/index.html"] = Document(
            "ms",
            """
            <meta http-equiv="refresh" content="0; url=/repo/ms/2023/09/kim/">
            <link rel="canonical" href="https://digest.example/repo/ms/2023/09/kim/">
            """,
            "<p><a href=\"/repo/ms/2023/09/kim/\">Kim</a></p>"),
        ["gaya.css"] = "body{background:url('ms/2023/09/kim/kereta.jpg')}",
        ["sitemap.xml"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url><loc>https://digest.example/repo/ms/</loc>
            <xhtml:link rel="alternate" hreflang="ar" href="https://digest.example/repo/ar/"/></url>
            </urlset>
            """,
        ["ms/opensearch.xml"] = """
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
            <Url type="text/html" template="https://digest.example/repo/ms/?q={searchTerms}"/>
            </OpenSearchDescription>
            """,
        ["ms/feed.xml"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <link rel="self" href="https://digest.example/repo/ms/feed.xml"/>
            <entry><content type="html">&lt;a href="https://digest.example/repo/ms/2023/09/kim/"&gt;Kim&lt;/a&gt;
            &lt;img src="https://digest.example/repo/ms/2023/09/kim/kereta.jpg"&gt;
            &lt;a href="https://example.org/"&gt;luar&lt;/a&gt;</content></entry>
            </feed>
            """,
        ["ms/rss.xml"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><link>https://digest.example/repo/ms/</link><description>/ms/</description>
            <item><description>&lt;a href="https://digest.example/repo/ms/2023/09/kim/"&gt;Kim&lt;/a&gt;</description></item>
            </channel></rss>
            """,
        ["ms/feed.json"] = """
            {
              "version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://digest.example/repo/ms/",
              "_translations": { "ar": "https://digest.example/repo/ar/" },
              "items": [{
                "url": "https://digest.example/repo/ms/2023/09/kim/", "title": "/x/", "tags": ["/y/"],
                "content_html": "<a href=\"https://digest.example/repo/ms/\">Berita</a>"
              }]
            }
            """,
        ["ms/events.json"] = """
            {
              "version": 1, "url": "https://digest.example/repo/ms/",
              "events": [{
                "url": "https://digest.example/repo/ms/2023/09/kim/", "title": { "text": "/x/" },
                "sources": [{ "home_page": "https://example.org/" }]
              }]
            }
            """,
        ["ms/timeline.json"] = """
            { "events": [{ "text": { "headline": "Kim", "text": "<a href=\"https://digest.example/repo/ms/\">Kim</a>" } }] }
            """,
        ["ms/events.csv"] = "\uFEFF\"title\",\"reports\",\"url\"\r\n\"'=1 \"\"x\"\"\r\n\",\"https://digest.example/repo/ms/ | "
            + "https://digest.example/repo/ar/\",\"https://digest.example/repo/ms/2023/09/kim/\"\r\n",
        ["ms/events.ics"] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=ar:كيم\r\nURL:https://digest.example/repo/ms/2023/\r\n"
            + " 09/kim/\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ["ms/data.json"] = """{ "version": 1, "url": "https://example.org/" }""",
        ["robots.txt"] = "User-agent: *\n",
        [".nojekyll"] = "",
    };

    private readonly List<CopiedFile> _media = [MediaOf("ms/2023/09/kim/kereta.jpg", 3)];

    /// <summary>Replaces a correct text in a file by a wrong one.</summary>
    /// <param name="right">A text that the file contains.</param>
    public CheckedSite With(string path, string right, string wrong)
    {
        Assert.Contains(right, _files[path], StringComparison.Ordinal);
        _files[path] = _files[path].Replace(right, wrong, StringComparison.Ordinal);
        return this;
    }

    public CheckedSite WithFile(string path, string text)
    {
        _files[path] = text;
        return this;
    }

    /// <summary>Adds a file that is copied.</summary>
    public CheckedSite WithMedia(string path, long length)
    {
        _media.Add(MediaOf(path, length));
        return this;
    }

    public CheckedSite Without(string path)
    {
        Assert.True(_files.Remove(path));
        return this;
    }

    /// <summary>The diagnostics of the check, in the order of a report.</summary>
    public Diagnostic[] Check(string address = Address)
    {
        List<OutputFile> files = [.. _media];
        foreach (var (path, text) in _files)
        {
            files.Add(new RenderedFile(path, $"input/{path}.md", (writer, _) => writer.Write(Encoding.UTF8.GetBytes(text)))
            {
                IsRedirect = path == "lama/index.html",
            });
        }

        var diagnostics = new DiagnosticBag();
        OutputCheck.Run(files, new SourceTree([]), address, diagnostics, cancellation: TestContext.Current.CancellationToken);
        return [.. diagnostics.ToImmutable(new SourceTree([]))];
    }

    public static string Hash(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";

    private static CopiedFile MediaOf(string path, long length) =>
        new(path, new SourceFile($"input/{path}", _ => new EmptyStream(length)));

    private static string Page(string language, string? address, (string Language, string Address)[] alternates, string main)
    {
        var head = new StringBuilder();
        if (address is not null)
            head.Append($"<link rel=\"canonical\" href=\"{Address}{address}\">");
        foreach (var alternate in alternates)
            head.Append($"<link rel=\"alternate\" hreflang=\"{alternate.Language}\" href=\"{Address}{alternate.Address}\">");
        return Document(
            language,
            head.ToString(),
            $"""
            <nav>
            <a href="/repo/ms/" hreflang="ms" lang="ms" dir="ltr">Melayu</a>
            <a href="/repo/ar/" hreflang="ar" lang="ar" dir="rtl">العربية</a>
            </nav>
            <main>{main}</main>
            """);
    }

    private static string Document(string language, string head, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language}" dir="{(language == "ar" ? "rtl" : "ltr")}"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {Hash(Style)}; img-src 'self'">
        <title>Digest</title>{head}<style>{Style}</style></head><body>{body}</body></html>
        """;

    /// <summary>A file that has a length only.</summary>
    private sealed class EmptyStream(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
