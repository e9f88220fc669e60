using Digest.Browser.Tests.Browsing;
using Xunit;

namespace Digest.Browser.Tests;

/// <summary>A page of every kind, in every language that has one, and further pages with features of their own.</summary>
internal static class Gallery
{
    /// <summary>The language of pages that all editions share.</summary>
    private const string Shared = "all";

    private static readonly (string Kind, string Language, string Address)[] s_chosen =
    [
        ("article", "ms", "/ms/2023/09/kim-dijangka-bertemu-putin/"),
        ("article", "ar", "/ar/2023/09/لقاء-مرتقب-بين-كيم-وبوتين/"),
        ("article-in-one-language", "ms", "/ms/2023/08/rundingan-senjata-kian-rancak/"),
        ("article-in-one-language", "ar", "/ar/2023/09/واشنطن-تدعو-إلى-وقف-مفاوضات-السلاح/"),
        ("specimen", "ms", "/ms/2023/07/specimen/"),
        ("specimen", "ar", "/ar/2023/07/صفحة-نموذجية/"),
        ("facing", "ms", "/ms/2023/09/kim-dijangka-bertemu-putin/bersebelahan/"),
        ("facing", "ar", "/ar/2023/09/لقاء-مرتقب-بين-كيم-وبوتين/mutaqabil/"),
        ("facing-specimen", "ms", "/ms/2023/07/specimen/bersebelahan/"),
        ("facing-specimen", "ar", "/ar/2023/07/صفحة-نموذجية/mutaqabil/"),
        ("topic", "ms", "/ms/topik/diplomasi/"),
        ("topic", "ar", "/ar/mawadi/الدبلوماسية/"),
        ("topic-page-2", "ms", "/ms/topik/diplomasi/halaman/2/"),
        ("topic-page-2", "ar", "/ar/mawadi/الدبلوماسية/safha/2/"),
        ("topic-chronology", "ms", "/ms/topik/sekatan/kronologi/"),
        ("topic-chronology", "ar", "/ar/mawadi/العقوبات/tasalsul/"),
        ("chronology", "ms", "/ms/kronologi/"),
        ("chronology", "ar", "/ar/tasalsul/"),
        ("chronology-year", "ms", "/ms/kronologi/2024/"),
        ("chronology-year", "ar", "/ar/tasalsul/2024/"),
        ("entity", "ms", "/ms/tokoh/kim-jong-un/"),
        ("entity", "ar", "/ar/shakhsiyat/kim-jong-un/"),
        ("event", "ms", "/ms/peristiwa/2023-09-12-kim-arrives-in-russia/"),
        ("event", "ar", "/ar/ahdath/2023-09-12-kim-arrives-in-russia/"),
        ("event-with-one-summary", "ms", "/ms/peristiwa/2023-07-20-specimen/"),
        ("event-with-one-summary", "ar", "/ar/ahdath/2023-07-20-specimen/"),
        ("redirect", "ms", "/ms/lama/contoh/"),
        ("redirect", "ar", "/ar/lama/contoh/"),
    ];

    /// <summary>A kind of which no page is chosen is shown by its first page in each language.</summary>
    private static readonly (string Kind, string Language, string Address)[] s_pages =
    [
        .. s_chosen,
        .. RenderedSite.AtRoot.Compiled.Pages
            .Where(page => s_chosen.All(chosen => chosen.Kind != page.Layout))
            .GroupBy(page => page.Layout)
            .SelectMany(kind => kind.DistinctBy(page => page.Language.Code)
                .Select(page => (kind.Key, kind.Skip(1).Any() ? page.Language.Code : Shared, page.Address))),
    ];

    /// <summary>The kinds that are tested in the dark scheme, with forced colours and in print unless the run is full.</summary>
    private static readonly string[] s_sample = ["chooser", "front", "article", "specimen", "facing", "chronology", "event"];

    public static IEnumerable<string> Kinds => s_pages.Select(page => page.Kind).Distinct();

    public static bool IsFull => Environment.GetEnvironmentVariable("DIGEST_FULL") is { Length: > 0 };

    public static TheoryData<string, string> Pages => Rows(s_pages);

    /// <summary>Every kind in one language, alternating; the other language is tested on a desktop. A full run has both.</summary>
    public static TheoryData<string, string> OnPhones => Alternating(0);

    public static TheoryData<string, string> OnDesktops => Alternating(1);

    public static TheoryData<string, string> Sample => Rows(s_pages.Where(IsInSample));

    /// <summary>The sample without the pages that all editions share.</summary>
    public static TheoryData<string, string> SampleOfEditions => Rows(s_pages.Where(page => page.Language != Shared && IsInSample(page)));

    private static bool IsInSample((string Kind, string Language, string Address) page) => IsFull || s_sample.Contains(page.Kind);

    private static TheoryData<string, string> Alternating(int turn) => Rows(s_pages
        .GroupBy(page => page.Kind)
        .SelectMany((kind, number) => kind.Where((page, index) => IsFull || page.Language == Shared || (index + number + turn) % 2 == 0)));

    private static TheoryData<string, string> Rows(IEnumerable<(string Kind, string Language, string Address)> pages) =>
        [.. pages.Select(page => (page.Kind, page.Language))];

    public static string AddressOf(string kind, string language) =>
        s_pages.Single(page => page.Kind == kind && (page.Language == language || page.Language == Shared)).Address;

    /// <summary>Opens a page without following a redirect.</summary>
    public static Task<Visit> OpenPageAsync(this Chromium browser, string kind, string language, Look look, RenderedSite? site = null) =>
        browser.OpenAsync(AddressOf(kind, language), look, site, WithoutRefresh);

    /// <inheritdoc cref="Chromium.OpenInUsedTabAsync"/>
    public static Task<Visit> OpenPageInUsedTabAsync(
        this Chromium browser, string kind, string language, Look look, RenderedSite? site = null) =>
        browser.OpenInUsedTabAsync(AddressOf(kind, language), look, site, WithoutRefresh);

    /// <summary>Saves a screenshot of the whole page.</summary>
    public static Task ScreenshotAsync(this Visit visit, string kind, string language, string look) =>
        visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Gallery, $"{kind}.{language}.{look}.png"), FullPage = true });

    private static string WithoutRefresh(string html) =>
        html.Replace("http-equiv=\"refresh\"", "name=\"refresh\"", StringComparison.Ordinal);
}
