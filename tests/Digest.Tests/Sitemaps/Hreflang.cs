using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Digest.Tests.Feeds;
using Xunit;

namespace Digest.Tests.Sitemaps;

/// <summary>
/// The translations that pages, feeds and sitemaps name: each of them names the others and itself, and pages and sitemap agree.
/// </summary>
public sealed partial class Hreflang
{
    private static readonly XNamespace s_sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace s_xhtml = "http://www.w3.org/1999/xhtml";

    [Theory]
    [InlineData("")]
    [InlineData("/a/b")]
    public void OfTheShippedDigestHasNoFault(string linkRoot) =>
        AssertNoFault(NamedSite.Shipped().Setting("LinkRoot", linkRoot).CompileCleanly(), pages: 60);

    /// <summary>A third of the stories lacks each language, and some topics and entities have articles in one language only.</summary>
    [Fact]
    public void OfAThousandStoriesWithGapsHasNoFault()
    {
        var site = new TestSite()
            .With("input/topics.yml", string.Concat(Enumerable.Range(0, 12).Select(n => $"t{n}: {{ name: {{ ms: T{n}, ar: ت{n} }} }}\n")))
            .With("input/entities.yml", string.Concat(Enumerable.Range(0, 30).Select(
                n => $"p{n}: {{ type: Person, name: {{ ms: P{n}, ar: ش{n} }} }}\n")))
            .With("input/articles/_directory.yml", "description: \"…\"\nsources: nyt\n");
        for (var n = 0; n < 100; n++)
            site.With($"input/events/e{n}.yml", $"date: {DayOf(n)}\nstatus: happened\ntitle: {{ ms: E{n}, ar: ح{n} }}\n");
        for (var story = 0; story < 1000; story++)
        {
            var text = $"---\ntitle: S{story}\npublished: {DayOf(story)}\ntopics: [t{story % 12}]\nentities: [p{story % 30}]\n"
                + (story % 4 == 0 ? $"events: [e{story % 100}]\n" : "") + "---\n";
            if (story % 3 != 1)
                site.With($"input/articles/s{story}/ms.md", text);
            if (story % 3 != 2)
                site.With($"input/articles/s{story}/ar.md", text.Replace("title: S", "title: خبر ", StringComparison.Ordinal));
        }

        var alternates = AssertNoFault(site.CompileCleanly(), pages: 1500);

        // Of articles, translations only: the name of the story is the end of the address, and a third of the stories has both.
        foreach (var (url, others) in alternates.Where(page => StoryIn(page.Key) is not null))
        {
            var story = StoryIn(url)!;
            Assert.Equal(int.Parse(story[1..]) % 3 == 0 ? ["ar", "ms"] : [], others.Select(other => other.Language).Order());
            Assert.All(others, other => Assert.Equal(story, StoryIn(other.Url)));
        }

        static string? StoryIn(string url) => url.Split('/') is [.., var name, ""] && name.StartsWith('s') && name.Length < 6
            && name.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false ? name : null;
    }

    [Fact]
    public void ThatDoesNotLinkBackIsAFault()
    {
        var sets = new Dictionary<string, HashSet<(string, string)>>(StringComparer.Ordinal)
        {
            ["/ms/"] = [("ms", "/ms/"), ("ar", "/ar/")],
            ["/ar/"] = [("ar", "/ar/")],
        };

        Assert.Equal(["/ms/ → /ar/"], FaultsIn(sets));
    }

    /// <returns>The alternates of each page.</returns>
    private static Dictionary<string, HashSet<(string Language, string Url)>> AssertNoFault(CompiledSite site, int pages)
    {
        var ofPages = OfPages(site);
        var ofSitemap = OfSitemap(site);
        var ofFeeds = ReadFeed.AllOf(site).ToDictionary(
            feed => feed.Url,
            feed => feed.Translations.Count == 0 ? [] : feed.Translations.Append((feed.Language, feed.Url)).ToHashSet());

        Assert.InRange(ofPages.Count, pages, int.MaxValue);
        Assert.Empty(FaultsIn(ofPages));
        Assert.Empty(FaultsIn(ofSitemap));
        Assert.Empty(FaultsIn(ofFeeds));
        foreach (var (url, alternates) in ofSitemap)
            Assert.True(ofPages[url].SetEquals(alternates), url);
        Assert.Equal(ofPages.Where(page => page.Value.Count > 0).Select(page => page.Key).Order(), ofSitemap.Keys.Order()
            .Where(url => ofSitemap[url].Count > 0));
        return ofPages;
    }

    /// <param name="sets">The alternates of each URL, itself included.</param>
    private static List<string> FaultsIn(Dictionary<string, HashSet<(string Language, string Url)>> sets) =>
    [
        .. from set in sets
           where set.Value.Count > 0
           from fault in set.Value.Where(other => !sets.TryGetValue(other.Url, out var back) || !back.SetEquals(set.Value))
               .Select(other => $"{set.Key} → {other.Url}")
               .Concat(set.Value.Any(other => other.Url == set.Key) ? [] : [$"{set.Key} lacks itself"])
           select fault,
    ];

    /// <summary>The alternates in the heads of pages that search engines list; the page's own URL is its canonical one.</summary>
    private static Dictionary<string, HashSet<(string Language, string Url)>> OfPages(CompiledSite site)
    {
        var sets = new Dictionary<string, HashSet<(string, string)>>(StringComparer.Ordinal);
        foreach (var page in site.Files.Pages.Where(page => page.IsIndexed))
        {
            var html = Encoding.UTF8.GetString(site.Find(page.OutputPath).BytesOf());
            var head = html[..html.IndexOf("</head>", StringComparison.Ordinal)];
            sets.Add(
                Canonical.Match(head).Groups["url"].Value,
                [.. Alternate.Matches(head).Select(match => (match.Groups["language"].Value, match.Groups["url"].Value))]);
        }

        return sets;
    }

    private static Dictionary<string, HashSet<(string Language, string Url)>> OfSitemap(CompiledSite site) =>
        XDocument.Parse(site.TextOf("sitemap.xml")).Root!.Elements(s_sitemap + "url").ToDictionary(
            entry => entry.Element(s_sitemap + "loc")!.Value,
            entry => entry.Elements(s_xhtml + "link")
                .Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value))
                .ToHashSet());

    private static string DayOf(int number) => new DateOnly(2022, 1, 1).AddDays(number % 700).ToString("yyyy-MM-dd");

    [GeneratedRegex("<link rel=\"canonical\" href=\"(?<url>[^\"]*)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Canonical { get; }

    [GeneratedRegex(
        "<link rel=\"alternate\" hreflang=\"(?<language>[^\"]*)\" href=\"(?<url>[^\"]*)\">",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Alternate { get; }
}
