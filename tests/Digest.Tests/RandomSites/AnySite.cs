using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.RandomSites;

/// <summary>Properties of every site.</summary>
public sealed class AnySite
{
    private const string Host = "https://example.org";

    [Fact]
    public void HasTheSameBytesInEveryRunAndOrderOfSources() => ForAll(20, 300, random =>
    {
        var site = random.Build();
        var once = BytesOf(site.Compile());

        Assert.Equal(once, BytesOf(site.Compile()));
        Assert.Equal(once, BytesOf(site.Compile(files => files.OrderByDescending(file => file.Path, StringComparer.Ordinal))));
        Assert.Equal(once, BytesOf(site.Compile(files => files.OrderBy(file => Reversed(file.Path), StringComparer.Ordinal))));
    });

    [Fact]
    public void HasEveryPublishedArticleOnItsPagesAndNoOther() => ForAll(20, 300, random =>
    {
        var pages = random.Build().Compile().Pages().Select(file => (file.Path, Text: Encoding.UTF8.GetString(file.BytesOf()))).ToList();
        var articles = random.Stories.SelectMany((story, number) => story.LanguageCodes.Select(language => (number, language)));
        foreach (var (story, language) in articles)
        {
            var expected = !random.Shown.Contains((story, language)) ? 0 : random.Stories[story].LanguageCodes.Count() == 2 ? 3 : 1;
            Assert.Equal(expected, pages.Count(page => page.Text.Contains(RandomSite.WordOf(story, language), StringComparison.Ordinal)));
        }
    });

    [Fact]
    public void HasEveryEventOnceInEachChronology() => ForAll(15, 200, random =>
    {
        var site = random.Build().Compile();
        foreach (var path in new[] { "ms/kronologi/index.html", "ar/tasalsul/index.html" })
        {
            var entries = site.Page(path).QuerySelectorAll("li.entry[id]").Select(entry => entry.Id!).ToList();
            Assert.Equal(entries.Distinct(), entries);
            Assert.Equal(
                Enumerable.Range(0, random.EventDates.Length).Select(number => $"e{number}"),
                entries.Where(id => id.StartsWith('e')).Order(StringComparer.Ordinal));
        }
    });

    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    public void HasWellFormedPagesAndUnbrokenLinks(string linkRoot) => ForAll(12, 200, random =>
    {
        var site = random.Build().Setting("LinkRoot", linkRoot).Compile();
        Assert.True(site.Succeeded);
        var pages = site.Pages().ToDictionary(file => file.Path, file => ParseStrictly(file.BytesOf()), StringComparer.Ordinal);
        var others = site.Files.Select(file => file.Path).Except(pages.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, page) in pages)
        {
            CheckLanguage(path, page);
            CheckLinks(path, page, pages, others, linkRoot);
            CheckSwitch(path, page);
        }

        CheckAlternates(pages, linkRoot);
    });

    [Fact]
    public void IsParsedStrictly()
    {
        Assert.Throws<HtmlParseException>(() => ParseStrictly("<!doctype html><title>x</title><p><div></p></div>"u8.ToArray()));
        ParseStrictly("<!doctype html><html lang=\"ms\"><head><title>x</title></head><body><p>x</p></body></html>"u8.ToArray());
    }

    private static void CheckLanguage(string path, IDocument page)
    {
        var language = path.Split('/')[0] is "ar" ? "ar" : path.Split('/')[0] is "ms" ? "ms" : page.DocumentElement.GetAttribute("lang");
        Assert.Equal(
            (language, language == "ar" ? "rtl" : "ltr"),
            (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(
            page.QuerySelectorAll("[lang]"),
            element => Assert.True(
                element.GetAttribute("dir") is not { } dir || dir == (element.GetAttribute("lang") == "ar" ? "rtl" : "ltr"),
                $"{path}: {element.OuterHtml}"));
    }

    /// <param name="others">The files that are not pages.</param>
    private static void CheckLinks(
        string path, IDocument page, Dictionary<string, IDocument> pages, HashSet<string> others, string linkRoot)
    {
        foreach (var link in page.QuerySelectorAll("a[href], meta[http-equiv=refresh]"))
        {
            var href = link.GetAttribute("href") ?? link.GetAttribute("content")!.Split("url=")[1];
            if (href.StartsWith("https://", StringComparison.Ordinal))
                continue;
            var (address, anchor) = href.Split('#', 2) is [var before, var after] ? (before, after) : (href, null);
            Assert.True(address.Length == 0 || address.StartsWith(linkRoot + "/", StringComparison.Ordinal), $"{path}: {href}");
            var target = address.Length == 0 ? path : FileOf(address[linkRoot.Length..]);
            if (others.Contains(target))
                continue;
            Assert.True(pages.ContainsKey(target), $"{path}: {href} leads to no page");
            Assert.True(anchor is null || pages[target].GetElementById(anchor) is not null, $"{path}: {href} has no such anchor");

            // Only links into another language have hreflang.
            var language = pages[target].DocumentElement.GetAttribute("lang");
            if (link.GetAttribute("hreflang") is { } hreflang)
                Assert.True(hreflang == language, $"{path}: {link.OuterHtml} leads to a page in {language}");
            else if (link.TagName == "A" && target != "index.html")
                Assert.True(
                    page.DocumentElement.GetAttribute("lang") == language,
                    $"{path}: {link.OuterHtml} leads to a page in {language} and has no hreflang");
        }
    }

    private static void CheckSwitch(string path, IDocument page)
    {
        var languages = page.QuerySelector("nav.switch")!
            .QuerySelectorAll("a[hreflang], [aria-current]")
            .Select(target => target.GetAttribute("lang"));
        Assert.True(languages.SequenceEqual(["ms", "ar"]), $"{path}: the switch names {string.Join(", ", languages)}");
    }

    private static void CheckAlternates(Dictionary<string, IDocument> pages, string linkRoot)
    {
        var sets = pages.ToDictionary(
            page => page.Key,
            page => page.Value.QuerySelectorAll("link[hreflang]")
                .ToDictionary(link => link.GetAttribute("hreflang")!, link => Uri.UnescapeDataString(link.GetAttribute("href")!)),
            StringComparer.Ordinal);
        foreach (var (path, set) in sets.Where(page => page.Value.Count > 0))
        {
            Assert.Contains(set.Values, address => FileOf(address[(Host + linkRoot).Length..]) == path);
            Assert.All(set.Values, address => Assert.Equal(set, sets[FileOf(address[(Host + linkRoot).Length..])]));
        }
    }

    private static string Reversed(string text) => string.Concat(text.Reverse());

    private static string FileOf(string address) => address[1..] + (address.EndsWith('/') ? "index.html" : "");

    private static IDocument ParseStrictly(byte[] bytes) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Encoding.UTF8.GetString(bytes));

    private static Dictionary<string, string> BytesOf(CompiledSite site)
    {
        Assert.True(site.Succeeded);
        return site.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.BytesOf()), StringComparer.Ordinal);
    }

    private static void ForAll(int sample, int full, Action<RandomSite> property) =>
        Prop.ForAll(RandomSite.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(sample, full)).WithEndSize(12));
}
