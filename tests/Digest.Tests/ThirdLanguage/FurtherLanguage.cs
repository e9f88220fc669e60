using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Cli.Terminal;
using Digest.Pages;
using Digest.Tests.Feeds;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.ThirdLanguage;

/// <summary>
/// A new language needs a language file, its code in the settings and an article, but no change to the program or the layouts.
/// </summary>
public sealed partial class FurtherLanguage
{
    private const string PersianMark = "فا·";
    private const string JawiMark = "جاوي·";
    private static readonly string[] s_codes = ["ms", "ar", "fa", "ms-Arab"];

    [Theory]
    [InlineData("fa", "fa/موضوع/security/index.html", PersianMark)]
    [InlineData("ms-Arab", "ms-Arab/topik/security/index.html", JawiMark)]
    public void HasACompleteEdition(string code, string topic, string mark)
    {
        var site = SiteInFourLanguages();
        var compiled = site.Compile();
        Assert.Empty(site.Check(compiled).Select(ConsoleReport.Headline));

        var pages = compiled.Pages().Where(file => file.Path.StartsWith(code + "/", StringComparison.Ordinal)).ToList();
        var malay = compiled.Pages().Where(file => file.Path.StartsWith("ms/", StringComparison.Ordinal)).ToList();
        Assert.Equal(malay.Count, pages.Count);
        Assert.Contains(topic, pages.Select(file => file.Path));
        Assert.All(pages, file =>
        {
            var page = compiled.Page(file.Path);
            Assert.Equal((code, "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
            Assert.Equal(s_codes, page.QuerySelectorAll("nav.switch [lang]").Select(target => target.GetAttribute("lang")!));
            AssertOwnWords(page, code, mark);
        });
    }

    [Fact]
    public void HasItsOwnDatesAndDigits()
    {
        var site = SiteInFourLanguages().CompileCleanly();
        Assert.Equal("سه‌شنبه ۱۲ سپتامبر ۲۰۲۳", site.Page("fa/2023/09/kim/index.html").QuerySelector(".meta time")!.TextContent);
        Assert.Equal("ثلاث، ١٢ سيڤتيمبر ٢٠٢٣", site.Page("ms-Arab/2023/09/kim/index.html").QuerySelector(".meta time")!.TextContent);
    }

    [Fact]
    public void IsAnAlternateOfTheOtherEditions()
    {
        var site = SiteInFourLanguages().CompileCleanly();
        foreach (var code in s_codes)
        {
            var page = site.Page($"{code}/2023/09/kim/index.html");
            Assert.Equal(s_codes, page.QuerySelectorAll("link[hreflang]").Select(link => link.GetAttribute("hreflang")!));
        }
    }

    /// <summary>Persian was translated from Arabic and that from Malay; where Jawi is from is not said.</summary>
    [Fact]
    public void NamesItsOriginalsAndTranslationsForPrograms()
    {
        var site = SiteInFourLanguages()
            .With("input/articles/kim/ar.md", "---\ntitle: كيم\ntranslation: { from: ms, method: human }\n---\n")
            .With("input/articles/kim/fa.md", "---\ntitle: کیم\ntranslation: { from: ar, method: human }\n---\n");
        Assert.Empty(site.Check(site.Compile()).Select(ConsoleReport.Headline));
        var compiled = site.Compile();

        Assert.Equal(("", "ar fa ms-Arab"), Relations("ms"));
        Assert.Equal(("ms", "fa ms-Arab"), Relations("ar"));
        Assert.Equal(("ar ms", "ms-Arab"), Relations("fa"));
        Assert.Equal(("", "ms ar fa"), Relations("ms-Arab"));

        (string, string) Relations(string code)
        {
            var data = compiled.Page($"{code}/2023/09/kim/index.html").QuerySelector("script[type*=ld]")!.TextContent;
            var article = JsonDocument.Parse(data).RootElement.GetProperty("@graph")[0];
            return (Languages("translationOfWork"), Languages("workTranslation"));

            string Languages(string property) => !article.TryGetProperty(property, out var works) ? ""
                : string.Join(' ', works.EnumerateArray().Select(work => work.GetProperty("@id").GetString()!.Split('/')[3]));
        }
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("topik/security/feed.xml")]
    [InlineData("kronologi/feed.xml")]
    public void HasFeedsThatLinkToThoseOfTheOtherEditions(string path)
    {
        var site = SiteInFourLanguages().CompileCleanly();
        var feed = ReadFeed.OfAtom(site.TextOf($"ms-Arab/{path}"));
        var entry = Assert.Single(feed.Entries);

        Assert.Equal(["ar", "fa", "ms"], feed.Translations.Select(link => link.Language).Order(StringComparer.Ordinal));
        Assert.Equal(["ar", "fa", "ms"], entry.Translations.Select(link => link.Language).Order(StringComparer.Ordinal));
        Assert.All(feed.Translations, link =>
            Assert.Contains(("ms-Arab", feed.Url), ReadFeed.OfAtom(site.TextOf(PathOf(link.Url))).Translations));
        Assert.Equal("ms-Arab", feed.Language);
        Assert.StartsWith("<div lang=\"ms-Arab\" dir=\"rtl\">", entry.Content, StringComparison.Ordinal);
        Assert.Contains(JawiMark, entry.Content, StringComparison.Ordinal);

        static string PathOf(string url) => Uri.UnescapeDataString(new Uri(url).AbsolutePath)[1..];
    }

    [Fact]
    public void HasAFacingPageWithEveryOtherLanguage()
    {
        var site = SiteInFourLanguages().CompileCleanly();
        Assert.Equal(4 * 3, site.Pages.OfType<FacingPage>().Count());
        Assert.Equal(
            ["/fa/2023/09/kim/دوزبانه/", "/fa/2023/09/kim/دوزبانه/ar/", "/fa/2023/09/kim/دوزبانه/ms-Arab/"],
            site.Page("fa/2023/09/kim/index.html").QuerySelectorAll(".meta a[href*=دوزبانه]").Select(link => link.GetAttribute("href")!));

        // The switch swaps the two languages of the page, and pairs every other language with this one.
        var page = site.Page("fa/2023/09/kim/دوزبانه/ar/index.html");
        Assert.Equal(["fa", "ar"], page.QuerySelectorAll("header > .leaf").Select(leaf => leaf.GetAttribute("lang")!));
        Assert.Equal(
            ["/ms/2023/09/kim/bersebelahan/fa/", "/ar/2023/09/kim/mutaqabil/fa/", "/ms-Arab/2023/09/kim/bersebelahan/fa/"],
            page.QuerySelectorAll("nav.switch a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public void KeepsAddressesOfFacingPagesWhenATranslationFollows()
    {
        const string Early = "fa/2023/09/lain/دوزبانه/ms-Arab/index.html";
        var site = SiteInFourLanguages();
        foreach (var code in new[] { "fa", "ms-Arab" })
            site.With($"input/articles/lain/{code}.md", "---\ntitle: Lain\n---\n");
        Assert.Contains(Early, site.CompileCleanly().Files.Select(file => file.Path));

        site.With("input/articles/lain/ms.md", "---\ntitle: Lain\n---\n");
        Assert.Equal(
            [Early, "fa/2023/09/lain/دوزبانه/index.html"],
            site.CompileCleanly().Files
                .Select(file => file.Path)
                .Where(path => path.StartsWith("fa/2023/09/lain/دوزبانه/", StringComparison.Ordinal))
                .OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void WithoutATextIsAnErrorWithFileAndKey()
    {
        var lines = TestLanguageFile.StringsOf(TestLanguageFile.FileWith(PersianMark, TestLanguageFile.PersianHead)).ToList();
        var keys = lines.Where(line => Key.IsMatch(line)).Select(line => line.Trim().Split(':')[0]).ToList();
        Assert.InRange(keys.Count, 60, int.MaxValue);

        foreach (var key in keys)
        {
            // A text with plural forms is removed with all its lines.
            var without = new List<string>();
            var skipping = false;
            foreach (var line in lines)
            {
                skipping = Key.IsMatch(line)
                    ? line.StartsWith($"  {key}:", StringComparison.Ordinal)
                    : skipping && line.StartsWith("    ", StringComparison.Ordinal);
                if (!skipping)
                    without.Add(line);
            }

            var file = TestLanguageFile.PersianHead + "strings:\n" + string.Join('\n', without) + "\n";
            var diagnostics = SiteInFourLanguages().With("theme/languages/fa.yml", file).Compile().Diagnostics;
            Assert.Contains(
                $"theme/languages/fa.yml: error DG024: the interface text '{key}' is missing",
                diagnostics.Select(ConsoleReport.Headline));
        }
    }

    [Fact]
    public void IsNamedNeitherInTheProgramNorInLayouts()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repo.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme"), "*.sbn-html", SearchOption.AllDirectories));
        var lines = files.SelectMany(file => File.ReadLines(file)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && LanguageCode.IsMatch(line))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.Empty(lines);
        Assert.Matches(LanguageCode, "if (language.Code == \"ar\")");
    }

    /// <summary>Asserts that the parts of a page in one language contain no interface text of another.</summary>
    private static void AssertOwnWords(IDocument page, string code, string mark)
    {
        var arabic = TestLanguageFile.StringsOf(Repo.Read("theme/languages/ar.yml"))
            .Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim('"', ' '))
            .Where(text => text.Length > 3 && !text.Contains('{', StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var own = page.Descendants<IText>()
            .Where(text => text.ParentElement!.Closest("[lang]")!.GetAttribute("lang") == code)
            .Select(text => text.Data.Trim())
            .ToList();

        Assert.DoesNotContain(own, arabic.Contains);
        Assert.Contains(own, text => text.StartsWith(mark, StringComparison.Ordinal));
        Assert.StartsWith(mark, page.QuerySelector("nav.switch")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    private static TestSite SiteInFourLanguages()
    {
        const string Names = "{ ms: Nama, ar: اسم, fa: نام, ms-Arab: نام }";
        var site = new TestSite()
            .With("statiq.json", """{ "Host": "example.org", "SiteTitle": "Intisari", "Languages": ["ms", "ar", "fa", "ms-Arab"] }""")
            .With("theme/languages/fa.yml", TestLanguageFile.FileWith(PersianMark, TestLanguageFile.PersianHead))
            .With("theme/languages/ms-Arab.yml", TestLanguageFile.FileWith(JawiMark, TestLanguageFile.JawiHead))
            .With("input/topics.yml", $"security: {{ name: {Names} }}\n")
            .With("input/entities.yml", $"kim: {{ type: Person, name: {Names} }}\n")
            .With("input/events/tiba.yml", $"{{ date: 2023-09-12, status: expected, title: {Names}, entities: [kim] }}");
        foreach (var code in s_codes)
            site.With($"input/articles/kim/{code}.md", "---\ntitle: Kim\nevents: [tiba]\n---\nTeks.[^1]\n\n[^1]: Kaki.\n")
                .With($"input/pages/about/{code}.md", "---\ntitle: Kim\ndescription: x\n---\n");
        return site;
    }

    [GeneratedRegex("^  [a-z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key { get; }

    [GeneratedRegex("""["'/](ms|ar|ms-MY|ar-[A-Z]{2})["'/]""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageCode { get; }
}
