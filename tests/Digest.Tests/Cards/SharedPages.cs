using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Output.Cards;
using Digest.Tests.RealSite;
using Xunit;

namespace Digest.Tests.Cards;

/// <summary>What networks read of the pages of the shipped digest.</summary>
public sealed partial class SharedPages
{
    private const string Host = "https://digest.example/";

    private static CompiledSite Site => ShippedDigest.Site;

    [Fact]
    public void HaveTheTagsOfAPage() => Assert.All(Pages(), page =>
    {
        var (path, document) = page;
        Assert.Equal(document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Tag(document, "og:url"));
        Assert.StartsWith(Tag(document, "og:title"), document.Title, StringComparison.Ordinal);
        Assert.Equal(document.QuerySelector("meta[name=description]")!.GetAttribute("content"), Tag(document, "og:description"));
        Assert.Equal(path.StartsWith("ar/", StringComparison.Ordinal) ? "ar_AR" : "ms_MY", Tag(document, "og:locale"));
        Assert.Equal("summary_large_image", document.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
        Assert.NotEqual("", Tag(document, "og:image:alt"));
        Assert.Equal(("1200", "630"), (Tag(document, "og:image:width"), Tag(document, "og:image:height")));
    });

    [Fact]
    public void NameThePicturesOfTheSiteAndNoOther()
    {
        var named = Pages().Select(page => Tag(page.Document, "og:image")).Distinct().Order(StringComparer.Ordinal);
        var files = Site.Files.OfType<CardFile>().Select(file => Host + file.Path).Order(StringComparer.Ordinal);

        Assert.Equal(files, named);
    }

    [Fact]
    public void NameTheirTranslationsByLocale() => Assert.All(Pages(), page => Assert.Equal(
        page.Document.QuerySelectorAll("link[rel=alternate][hreflang]")
            .Select(link => link.GetAttribute("hreflang"))
            .Where(code => code != "x-default" && code != page.Document.DocumentElement.GetAttribute("lang")),
        page.Document.QuerySelectorAll("meta[property='og:locale:alternate']").Select(tag => tag.GetAttribute("content")![..2])));

    [Fact]
    public void OfArticlesNameDateSectionAndTopics()
    {
        var pages = Pages();
        var articles = pages.Where(page => Tag(page.Document, "og:type") == "article").ToList();

        Assert.Equal(Site.Counts.Articles, articles.Count);
        Assert.All(articles, page =>
        {
            var published = page.Document.QuerySelector("main time")!.GetAttribute("datetime");
            Assert.Equal(published, Tag(page.Document, "article:published_time"));
            var tags = page.Document.QuerySelectorAll("meta[property='article:tag']").Select(tag => tag.GetAttribute("content")).ToList();
            Assert.Equal(tags[0], Tag(page.Document, "article:section"));
            var href = page.Path[..^"index.html".Length];
            var topics = pages.Where(topic => TopicPath.IsMatch(topic.Path)
                && topic.Document.QuerySelectorAll("main a").Any(link => link.GetAttribute("href") == "/" + href));
            Assert.Equal(topics.Select(topic => Tag(topic.Document, "og:title")).Order(), tags.Order());
        });
    }

    /// <summary>Many networks do not follow a redirect.</summary>
    [Fact]
    public void HaveTheirTagsAtTheirOtherAddresses()
    {
        var pages = Pages().ToDictionary(page => "/" + page.Path[..^"index.html".Length], page => page.Document, StringComparer.Ordinal);
        var redirects = Site.Pages().Select(file => Site.Page(file.Path)).Where(page => RefreshOf(page) is not null).ToList();

        Assert.InRange(redirects.Count, Site.Counts.Articles, int.MaxValue);
        Assert.All(redirects, redirect =>
        {
            var page = pages[RefreshOf(redirect)!.Split("url=")[1]];
            Assert.Equal(page.Title, redirect.Title);
            Assert.Equal(TagsOf(page), TagsOf(redirect));
        });

        static IEnumerable<string> TagsOf(IDocument page) => page
            .QuerySelectorAll("[property='og:title'], [property='og:description'], [property='og:url']")
            .Concat(page.QuerySelectorAll("[property^='og:image'], [name^=twitter]"))
            .Select(tag => tag.OuterHtml);
    }

    [Fact]
    public void AreNotTheErrorPage() =>
        Assert.Empty(Site.Page("404.html").QuerySelectorAll("meta[property='og:title'], meta[property='og:image'], meta[name^=twitter]"));

    private static string? RefreshOf(IDocument page) => page.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content");

    private static List<(string Path, IDocument Document)> Pages() =>
    [
        .. Site.Pages()
            .Where(file => file.Path != "404.html")
            .Select(file => (file.Path, Site.Page(file.Path)))
            .Where(page => RefreshOf(page.Item2) is null),
    ];

    private static string Tag(IDocument document, string property) =>
        Assert.Single(document.QuerySelectorAll(string.Create(CultureInfo.InvariantCulture, $"meta[property='{property}']")))
            .GetAttribute("content")!;

    [GeneratedRegex("^(ms/topik|ar/mawadi)/[^/]+/index.html$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopicPath { get; }
}
