using Digest.Browser.Tests.Browsing;
using Digest.Browser.Tests.Guards;
using Xunit;

namespace Digest.Browser.Tests.Search;

/// <summary>The script of the search page, with the index of <see cref="HandMadeIndex"/>.</summary>
public sealed class SearchPageTests(Chromium browser)
{
    private static readonly string[] s_train = ["Berita 3", "Berita 4", "Berita 5"];

    /// <summary>Queries with the headlines that they find, in order.</summary>
    private static readonly (string Query, string[] Titles)[] s_queries =
    [
        ("kim", ["Kim tiba di Rusia"]),
        ("  KIM  kím ", ["Kim tiba di Rusia"]),
        ("كيم", ["Kim tiba di Rusia"]),
        ("وكـيم", ["Kim tiba di Rusia"]),
        ("Ｋｉｍ", ["Kim tiba di Rusia"]), // full width

        // An equal word in a headline, then a related one; each finds the other.
        ("senjata", [HandMadeIndex.HostileTitle, "Kim tiba di Rusia"]),
        ("\"persenjataan\"", ["Kim tiba di Rusia"]),
        ("persenjataan", [HandMadeIndex.HostileTitle, "Kim tiba di Rusia"]),
        ("pukul", [HandMadeIndex.HostileTitle]),
        ("buku", [HandMadeIndex.HostileTitle]),
        ("قطار", ["قطار جديد"]),

        // All words, then some of them. Those that say nothing are left out.
        ("kim dan rusia", ["Kim tiba di Rusia"]),
        ("kereta presiden", ["Berita 6", .. s_train]),
        ("kim tiadaada", ["Kim tiba di Rusia"]),
        ("tiadaada", []),
        ("dan", []),

        // Words that are typed, divided or misspelt.
        ("presi", ["Berita 6"]),
        ("jong un", ["Berita 7"]),
        ("presidem", ["Berita 6"]),
        ("rpesiden", ["Berita 6"]),
        ("zresiden", ["Berita 6"]), // found backwards
        ("prsiden", ["Berita 6"]),
        ("pressiden", ["Berita 6"]),
        ("pressidenn", []), // two mistakes

        // Phrases: in the summary of 3 and in the text of 5; 4 has the words in another order.
        ("kereta api", s_train),
        ("\"kereta api\"", ["Berita 3", "Berita 5"]),
        ("«KERETA api»", ["Berita 3", "Berita 5"]),
        ("‘kereta api’", ["Berita 3", "Berita 5"]),
        ("'kereta api' laporan", ["Berita 3", "Berita 5"]),
        ("„api kereta“", []),
        ("\"kereta api", s_train),

        // Filters.
        ("topik:arms", [HandMadeIndex.HostileTitle, "Berita 3"]),
        ("topik:pemindahan-senjata kereta", ["Berita 3"]),
        ("kereta موضوع:\"نقل الأسلحة\"", ["Berita 3"]),
        ("tahun:2024 laporan", ["Kim tiba di Rusia"]),
        ("سنة:٢٠٢٤", ["Kim tiba di Rusia"]),
        ("2024", ["Kim tiba di Rusia"]),
        ("tahun:2024 topik:arms", []),
        ("tahun:kereta", s_train), // not a year: words
    ];

    [Fact]
    public async Task QueriesFindStoriesInOrder()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        var found = new List<string>();
        foreach (var (query, _) in s_queries)
            found.Add($"{query}: {string.Join(" | ", await visit.OpenAsync(query))}");
        Assert.Equal(s_queries.Select(row => $"{row.Query}: {string.Join(" | ", row.Titles)}"), found);
        Assert.Empty(visit.Messages);
    }

    [Fact]
    public async Task AQueryLoadsOnlyTheFilesOfItsWords()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        Assert.Empty(visit.Loads);
        await visit.OpenAsync("rusia");
        Assert.Equal(["index.json", "words-2.txt", "stories-0.json"], visit.Loads);
        await visit.TypeAsync("rusia senjata");
        Assert.Equal(["words-3.txt"], visit.Loads.Skip(3));
    }

    [Fact]
    public async Task ResultHasEachLanguageWithItsDirection()
    {
        await using var visit = await SearchVisit.OpenAsync(browser, "ar");
        Assert.Equal(["وصول كيم إلى روسيا"], await visit.OpenAsync("kim كيم"));
        var result = await visit.Page.Locator("#results li").EvaluateAsync<string>("item => item.innerHTML");
        Assert.Equal(
            "<h2 lang=\"ar\" dir=\"rtl\"><a href=\"/ar/2024/01/kim/\" hreflang=\"ar\">وصول <mark>كيم</mark> إلى روسيا</a></h2>"
            + "<p lang=\"ar\" dir=\"rtl\">الرئيس <mark>وكيم</mark> في روسيا.</p>"
            + "<p class=\"note\" lang=\"ar\" dir=\"rtl\"><time datetime=\"2024-01-05\">5 يناير 2024</time></p>"
            + "<p class=\"others\" lang=\"ms\" dir=\"ltr\"><a href=\"/ms/2024/01/kim/\" hreflang=\"ms\">"
            + "<mark>Kim</mark> tiba di Rusia</a> (Bahasa Melayu)</p>",
            result);
        Assert.Equal("نتيجة واحدة", await visit.Found.TextContentAsync());
        await visit.OpenAsync("laporan");
        Assert.Equal("12 نتيجة", await visit.Found.TextContentAsync());
        Assert.Empty(await PageChecks.AccessibilityAsync(visit.Visit));
    }

    [Fact]
    public async Task TextsAndQueriesAreNeverMarkup()
    {
        await using var visit = await SearchVisit.OpenAsync(browser, look: Look.Phone with { EnforcesPolicy = false });
        const string Query = "senjata <img src=x onerror=document.title=0> topik:<b>x</b>";
        Assert.Contains(HandMadeIndex.HostileTitle, await visit.OpenAsync(Query));
        Assert.Equal(0, await visit.Page.Locator("main :is(img, b, script:not([src]))").CountAsync());
        Assert.StartsWith(Query, await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(Query, await visit.Page.Locator("#q").InputValueAsync());
    }

    [Theory]
    [InlineData(10_000, "a")]
    [InlineData(5_000, "\" ")]
    [InlineData(3_000, "x:y ")]
    [InlineData(2_000, "presidem ")]
    [InlineData(3_000, "'\u0301\u202E")]
    public async Task LongQueryIsCut(int times, string part)
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        var query = string.Concat(Enumerable.Repeat(part, times));
        await visit.Page.Locator("#q").FillAsync(query);
        await visit.ResultsAsync(query[..200].Trim());
        Assert.Equal(query[..200].Trim(), visit.Query);
        Assert.Empty(visit.Messages);
    }

    [Fact]
    public async Task TypingIsAnnouncedOnce()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        await visit.Page.DoAsync("""
            window.announced = [];
            new MutationObserver(() => window.announced.push(document.querySelector('#found').textContent))
                .observe(document.querySelector('#found'), { childList: true, characterData: true, subtree: true });
            """);
        await visit.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        await visit.Page.Locator("#q").FocusAsync();
        foreach (var letter in "rusia")
        {
            await visit.Page.Keyboard.PressAsync(letter.ToString());
            await visit.Page.Clock.RunForAsync(100);
        }

        Assert.Empty(visit.Loads);
        await visit.Page.Clock.RunForAsync(100);
        await visit.ResultsAsync("rusia");
        Assert.Equal(["1 hasil"], (await visit.Page.EvaluateAsync<string[]>("() => window.announced"))!);
        Assert.Equal("q", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task CountSaysWhatWasSearchedFor()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        await visit.OpenAsync("presidem");
        Assert.Contains("presiden", await visit.Found.TextContentAsync(), StringComparison.Ordinal);
        await visit.OpenAsync("kim presiden");
        Assert.StartsWith("2 hasil ", await visit.Found.TextContentAsync(), StringComparison.Ordinal);
        await visit.OpenAsync("tiadaada");
        Assert.Equal("Tiada laporan ditemui.", await visit.Found.TextContentAsync());
    }

    [Fact]
    public async Task BackRestoresQueriesAndResults()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        await visit.Page.Locator("#q").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("rusi");
        await visit.ResultsAsync("rusi");
        await visit.Page.Keyboard.TypeAsync("a");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(["Kim tiba di Rusia"], await visit.ResultsAsync("rusia"));
        await visit.TypeAsync("presid");
        await visit.TypeAsync("presiden");
        Assert.Equal("presiden", visit.Query);
        Assert.False(await visit.Browse.IsVisibleAsync());

        await visit.Page.GoBackAsync();
        Assert.Equal(["Kim tiba di Rusia"], await visit.ResultsAsync("rusia"));
        Assert.Equal(("rusia", "rusia"), (await visit.Page.Locator("#q").InputValueAsync(), visit.Query));
        await visit.Page.GoBackAsync();
        Assert.Empty(await visit.ResultsAsync(""));
        Assert.True(await visit.Browse.IsVisibleAsync());
        Assert.Equal("", await visit.Found.TextContentAsync());
    }

    [Fact]
    public async Task FurtherResultsGetTheFocusAndAreThereAfterBack()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        Assert.Equal(10, (await visit.OpenAsync("laporan")).Count);
        Assert.Equal("12 hasil", await visit.Found.TextContentAsync());
        await visit.Page.Locator("#more").PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.textContent === 'Berita 10'");
        Assert.Equal(12, await visit.Page.Locator("#results li").CountAsync());
        Assert.False(await visit.Page.Locator("#more").IsVisibleAsync());

        await visit.Visit.GoToAsync("/ms/2023/01/10/");
        await visit.Page.GoBackAsync();
        Assert.Equal(12, (await visit.ResultsAsync("laporan")).Count);
    }

    [Fact]
    public async Task FiltersAreLinksToQueries()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        await visit.OpenAsync("laporan");
        var links = visit.Page.Locator("#filters a");
        Assert.Equal(["Rundingan", "Pemindahan senjata", "2024", "2023"], await links.AllTextContentsAsync());

        await links.GetByText("Pemindahan senjata").ClickAsync();
        const string Filtered = "laporan topik:Pemindahan-senjata";
        Assert.Equal([HandMadeIndex.HostileTitle, "Berita 3"], await visit.ResultsAsync(Filtered));
        Assert.Equal(["✕ topik:Pemindahan-senjata", "2023"], await links.AllTextContentsAsync());

        await links.First.ClickAsync();
        Assert.Equal(10, (await visit.ResultsAsync("laporan")).Count);
    }

    [Fact]
    public async Task FilesOfAnotherVersionAreLoadedAgain()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        visit.NewestFiles = HandMadeIndex.Files("bbbb");
        visit.Files["words-2.txt"] = visit.NewestFiles["words-2.txt"];
        Assert.Equal(["Kim tiba di Rusia"], await visit.OpenAsync("rusia"));
        Assert.Equal(["index.json", "words-2.txt", "index.json", "words-2.txt", "stories-0.json"], visit.Loads);

        // A mistake on the server does not make the browser load files for ever.
        visit.NewestFiles["stories-0.json"] = HandMadeIndex.Files()["stories-0.json"];
        await visit.OpenAsync("rusia");
        Assert.Equal("Carian tidak dapat dimuatkan. Cuba lagi, atau gunakan senarai di bawah.", await visit.Found.TextContentAsync());
        Assert.Equal(10, visit.Loads.Count);
    }

    /// <summary>A new version of a site can have fewer files than the browser's old list of them.</summary>
    [Fact]
    public async Task AllIsLoadedAgainIfAFileIsGone()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        visit.NewestFiles = HandMadeIndex.Files("bbbb");
        visit.Files.Remove("words-2.txt");
        Assert.Equal(["Kim tiba di Rusia"], await visit.OpenAsync("rusia"));
        Assert.Equal(["index.json", "words-2.txt", "index.json", "words-2.txt", "stories-0.json"], visit.Loads);
    }

    [Theory]
    [InlineData("index.json")]
    [InlineData("words-2.txt")]
    [InlineData("stories-0.json")]
    public async Task MissingFileIsTriedAgainWithTheNextQuery(string missing)
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        visit.Files.Remove(missing, out var text);
        Assert.Empty(await visit.OpenAsync("rusia"));
        Assert.Equal("Carian tidak dapat dimuatkan. Cuba lagi, atau gunakan senarai di bawah.", await visit.Found.TextContentAsync());
        Assert.True(await visit.Browse.IsVisibleAsync());

        visit.Files[missing] = text!;
        Assert.Equal(["Kim tiba di Rusia"], await visit.TypeAsync("rusia kim"));
        Assert.False(await visit.Browse.IsVisibleAsync());
    }

    [Fact]
    public async Task LateAnswerOfAnEarlierQueryIsNotShown()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        await visit.OpenAsync("kim");
        var late = new TaskCompletionSource();
        visit.Delay = name => name == "words-1.txt" ? late.Task : Task.CompletedTask;
        await visit.Page.Locator("#q").FillAsync("presiden");
        while (!visit.Loads.Contains("words-1.txt"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(["Kim tiba di Rusia"], await visit.TypeAsync("rusia"));
        await visit.Page.RunAndWaitForResponseAsync(() => Task.Run(late.SetResult), "**/words-1.txt");
        await visit.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 100))");
        Assert.Equal(["Kim tiba di Rusia"], await visit.ResultsAsync("rusia"));
    }

    [Fact]
    public async Task QueriesThatWaitForTheIndexAreAnswered()
    {
        await using var visit = await SearchVisit.OpenAsync(browser);
        var late = new TaskCompletionSource();
        visit.Delay = name => name == "index.json" ? late.Task : Task.CompletedTask;
        await visit.Page.Locator("#q").FillAsync("presiden");
        await visit.Page.Locator("#q").PressAsync("Enter");
        await visit.Page.Locator("#q").FillAsync("memukul");
        await visit.Page.Locator("#q").PressAsync("Enter");
        late.SetResult();
        Assert.Equal([HandMadeIndex.HostileTitle], await visit.ResultsAsync("memukul"));
        Assert.Single(visit.Loads, "index.json");
    }

    [Fact]
    public async Task PageIsUsefulWithoutJavaScript()
    {
        await using var visit = await SearchVisit.OpenAsync(browser, look: Look.Phone with { JavaScript = false });
        await visit.Page.Locator("main [type=search]").FillAsync("kim & x");
        await visit.Page.Locator("main [type=search]").PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**?q=*");
        Assert.Equal("kim & x", visit.Query);
        Assert.True(await visit.Browse.GetByRole(Microsoft.Playwright.AriaRole.Link).First.IsVisibleAsync());
        Assert.False(await visit.Page.Locator("#more").IsVisibleAsync());
        Assert.Empty(visit.Loads);
    }
}
