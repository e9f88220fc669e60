using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Incremental;
using Digest.Output;
using Digest.Output.Cards;
using Digest.Output.Checks;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.RealSite;

/// <summary>The digest in this repository. <c>UPDATE_CASES=1</c> writes the output into <c>Goldens/</c>.</summary>
public sealed partial class ShippedDigest
{
    /// <summary>Far less than <c>digest check</c> allows: these articles have an ordinary length.</summary>
    private const int MostCompressedBytes = 8_000;

    private static readonly string s_goldens = Path.Combine(Repo.Root, "tests", "Digest.Tests", "RealSite", "Goldens");
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    private static readonly Lazy<CompiledSite> s_site = new(Compile);

    private static CompiledSite Compile() => SiteCompiler.Compile(
        SourceFolder.Read(Repo.Root),
        new(DateTimeOffset.Parse(TestSite.Moment, CultureInfo.InvariantCulture), [], Drafts: false),
        new BuildCache());

    internal static CompiledSite Site => s_site.Value;

    /// <summary>The actual output for each golden.</summary>
    private static Dictionary<string, Func<string>> Goldens => new(StringComparer.Ordinal)
    {
        ["paths.txt"] = () =>
            string.Concat(s_site.Value.Files.Where(file => file is not CardFile) // the names of cards depend on their words
                .Select(file => file.Path).Order(StringComparer.Ordinal).Select(path => path + "\n")),
        ["kim-arrives-in-russia.ms.html"] = () => PageExcerpt.Of(s_site.Value.Page(PathOf("2023-09-12-kim-arrives-in-russia", "ms")), null),
        ["kim-to-meet-putin.facing.ms.html"] = () =>
            PageExcerpt.Of(s_site.Value.Page("ms/2023/09/kim-dijangka-bertemu-putin/bersebelahan/index.html"), null),
        ["kim-arrives-in-russia.ar.html"] = () => PageExcerpt.Of(s_site.Value.Page(PathOf("2023-09-12-kim-arrives-in-russia", "ar")), null),
    };

    public static TheoryData<string> GoldenNames => [.. Goldens.Keys];

    [Fact]
    public void HasNoProblems()
    {
        var site = s_site.Value;
        var output = new DiagnosticBag();
        var address = Permalinks.Absolute("/", site.Settings!)!;
        OutputCheck.Run(site.Files, new([]), address, output, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(site.Diagnostics.Select(ConsoleReport.Headline));
        Assert.Empty(output.ToImmutable(new([])).Select(ConsoleReport.Headline));
    }

    /// <summary>Otherwise a static file could have the address of such a file.</summary>
    [Fact]
    public void KeepsTheAddressesOfFilesThatNoPageClaims()
    {
        var claimed = Permalinks.DataFiles.Select(file => file.Address).ToHashSet(StringComparer.Ordinal);
        var files = s_site.Value.Files;
        var others = files.SkipLast(files.Pages.Length).Select(file => "/" + file.Path);

        Assert.DoesNotContain(others, address => !claimed.Contains(address) && !Permalinks.IsReserved(address));
    }

    /// <summary>The calendars, digits and letters of these cultures differ from those of the invariant culture.</summary>
    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void HasTheSameBytesInEveryCulture(string culture)
    {
        var expected = s_site.Value.Files.ToDictionary(file => file.Path, Hash);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var site = Compile();

            Assert.Equal(expected, site.Files.ToDictionary(file => file.Path, Hash));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Hash(OutputFile file) => Convert.ToHexString(SHA256.HashData(file.BytesOf()));
    }

    [Fact]
    public void HasEveryKindOfPageInEveryLanguage()
    {
        (string Language, string Topics, string Chronology, string Events, string Facing, string Names, string Search, string Types)[]
            editions =
        [
            ("ms", "topik", "kronologi", "peristiwa", "bersebelahan", "nama", "cari/(tajuk-berita/)?", "tokoh|organisasi|tempat"),
            ("ar", "mawadi", "tasalsul", "ahdath", "mutaqabil", "asma", "bahth/(anawin/)?", "shakhsiyat|munazzamat|amakin"),
        ];
        foreach (var (language, topics, chronology, events, facing, names, search, types) in editions)
        {
            var paths = s_site.Value.Files.Select(file => file.Path)
                .Where(path => path.StartsWith(language + "/", StringComparison.Ordinal))
                .ToList();
            string[] kinds =
            [
                "", "[0-9]{4}/[0-9]{2}/[^/]+/", $"[0-9]{{4}}/[0-9]{{2}}/[^/]+/{facing}/", "[0-9]{4}/", "[0-9]{4}/[0-9]{2}/", $"{topics}/",
                $"{topics}/[^/]+/", $"{topics}/[^/]+/{chronology}/", $"{chronology}/", $"{chronology}/2023/",
                $"{events}/", $"{events}/[^/]+/", "[^/0-9]+/", $"{names}/", search,
                .. types.Split('|').SelectMany(type => new[] { $"{type}/", $"{type}/[^/]+/" }),
            ];
            Assert.All(kinds, kind => Assert.Contains(
                paths,
                path => Regex.IsMatch(path, $"^{language}/{kind}index\\.html$", RegexOptions.None, TimeSpan.FromSeconds(1))));
        }

        Assert.All(
            ["index.html", "404.html", "sitemap.xml", "robots.txt", ".nojekyll"],
            (string path) => Assert.Contains(s_site.Value.Files, file => file.Path == path));
    }

    [Fact]
    public void HasEnoughStoriesAndEvents()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repo.Root, "input", "articles"));
        var languages = folders
            .Select(folder => Directory.GetFiles(folder, "??.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal))
            .Select(codes => string.Join(' ', codes))
            .ToList();

        Assert.InRange(folders.Length, 5, int.MaxValue);
        Assert.InRange(s_site.Value.Counts.Articles, 9, int.MaxValue);
        Assert.InRange(s_site.Value.Counts.Events, 15, int.MaxValue);
        Assert.Contains("ar", languages);
        Assert.Contains("ms", languages);
    }

    [Fact]
    public void ShowsEveryRelationOfTheSwitch()
    {
        var switches = s_site.Value.Pages()
            .Select(file => s_site.Value.Page(file.Path).QuerySelector("nav.switch")?.OuterHtml ?? "")
            .ToList();
        Assert.Contains(switches, markup => markup.Contains("rel=\"alternate\"", StringComparison.Ordinal));
        Assert.Contains(switches, markup => markup.Contains("تغطية هذا الحدث", StringComparison.Ordinal));
        Assert.Contains(switches, markup => markup.Contains("Liputan peristiwa yang sama", StringComparison.Ordinal));
    }

    [Fact]
    public void HasASummaryOfEveryEventInEveryLanguage()
    {
        var events = s_site.Value.Pages().Where(file => file.Path.Contains("/peristiwa/2", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(events);
        Assert.All(events, file =>
        {
            var page = s_site.Value.Page(file.Path);
            Assert.Equal(2, page.QuerySelectorAll(".event .side > .summary").Length);
            Assert.Empty(page.QuerySelectorAll(".lent"));
        });
    }

    [Fact]
    public void HasNoWordJoinersThatReadersWouldCopy() =>
        Assert.All(
            s_site.Value.Pages(),
            file => Assert.DoesNotContain("\u2060", s_site.Value.Page(file.Path).Body!.TextContent, StringComparison.Ordinal));

    [Theory]
    [InlineData("ms/index.html", "Intisari")]
    [InlineData("ar/index.html", "الموجز")]
    public void HasANameInTheLanguageOfEachEdition(string path, string name)
    {
        Assert.Equal(name, s_site.Value.Page(path).QuerySelector(".name")?.TextContent);
        Assert.EndsWith(name, s_site.Value.Page(path).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void HasSmallArticles()
    {
        foreach (var file in s_site.Value.Pages().Where(file => Article.IsMatch(file.Path)))
        {
            var size = GzipSize.Of(file.BytesOf());
            Assert.True(
                size <= MostCompressedBytes,
                $"{file.Path} has {size} compressed bytes, more than {MostCompressedBytes}, with the menu and the styles of all pages");
        }
    }

    [Fact]
    public void HasNoScriptsAndLoadsNoFiles()
    {
        foreach (var file in s_site.Value.Pages())
        {
            var page = s_site.Value.Page(file.Path);
            AssertOnlyTheSearchHasAScript(page, file.Path);
            Assert.Empty(
                page.QuerySelectorAll(
                    "iframe, object, embed, base, audio, video, source, [style], [srcset], " +
                    "link[rel=stylesheet], link[rel=preload], link[rel=prefetch], link[rel=preconnect]"));
            Assert.All(
                page.All.SelectMany(element => element.Attributes),
                attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name));
            Assert.All(
                page.QuerySelectorAll("[src]:not(script)"),
                element => Assert.StartsWith("/media/", element.GetAttribute("src"), StringComparison.Ordinal));
            Assert.All(
                page.QuerySelectorAll("link[rel=icon]"),
                icon => Assert.StartsWith("data:", icon.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(
                page.QuerySelectorAll("style"),
                style => Assert.DoesNotContain("url(", style.TextContent, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The page of the search has the one script, and forms lead to that page only.</summary>
    private static void AssertOnlyTheSearchHasAScript(IDocument page, string path)
    {
        string[] search = ["/ms/cari/", "/ar/bahth/"];
        var scripts = page.QuerySelectorAll("script:not([type=speculationrules], [type='application/ld+json'])")
            .Select(script => script.GetAttribute("src") ?? "")
            .ToList();
        if (search.Contains("/" + path.Replace("index.html", "", StringComparison.Ordinal)))
            Assert.StartsWith("/assets/js/search.", Assert.Single(scripts), StringComparison.Ordinal);
        else
            Assert.Empty(scripts);
        Assert.All(page.QuerySelectorAll("form"), form => Assert.Contains(form.GetAttribute("action"), search));
        Assert.Empty(page.QuerySelectorAll("[method], [formaction]"));
    }

    [Fact]
    public void HasTheMetadataOfBrowsersAndSearchEngines()
    {
        foreach (var file in s_site.Value.Pages())
        {
            var page = s_site.Value.Page(file.Path);
            Assert.Single(page.QuerySelectorAll("link[rel=icon][href^='data:']")); // otherwise browsers request favicon.ico
            Assert.Equal("width=device-width, initial-scale=1", page.QuerySelector("meta[name=viewport]")?.GetAttribute("content"));
            Assert.All(
                page.QuerySelectorAll("nav"),
                nav => Assert.True(
                    nav.HasAttribute("aria-label") || nav.HasAttribute("aria-labelledby"),
                    $"{file.Path}: {nav.ClassName} has no label"));
            if (page.QuerySelector("meta[name=robots][content=noindex]") is null)
                Assert.False(
                    string.IsNullOrEmpty(page.QuerySelector("meta[name=description]")?.GetAttribute("content")),
                    $"{file.Path} has no description");
        }
    }

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void MatchesItsGoldens(string golden)
    {
        var path = Path.Combine(s_goldens, golden);
        var actual = Goldens[golden]();
        Directory.CreateDirectory(s_goldens);
        if (s_update)
            File.WriteAllText(path, actual);
        else
            Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"{golden} is missing: UPDATE_CASES=1 writes it", actual);
    }

    [Fact]
    public void UsesEveryGolden() =>
        Assert.Subset(
            Goldens.Keys.ToHashSet(StringComparer.Ordinal),
            Directory.GetFiles(s_goldens).Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal));

    private static string PathOf(string story, string language) =>
        s_site.Value.Pages()
            .Where(file => file.Origin == $"input/articles/{story}/{language}.md")
            .First(file => s_site.Value.Page(file.Path).QuerySelector("article") is not null) // not a redirect
            .Path;

    [GeneratedRegex("^(ms|ar)/[0-9]{4}/[0-9]{2}/[^/]+/index.html$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article { get; }
}
