using Xunit;

namespace Digest.Tests.Pages;

/// <summary>A chronology that is too long for a page is split by year, and a long year by month, without losing an entry.</summary>
public sealed class LongChronology
{
    private const string Whole = "ms/kronologi/index.html";

    [Fact]
    public void OfThreeHundredEntriesIsOnePage()
    {
        var site = SiteWith(200, 100).Compile();

        Assert.Equal(300, EntriesOf(site, Whole).Count);
        Assert.Equal(["#_2022", "#_2023"], site.Page(Whole).QuerySelectorAll("nav.years a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void OfMoreEntriesShowsTheNewestYearAndLinksToTheOthers()
    {
        var site = SiteWith(201, 100).Compile();

        Assert.Equal(100, EntriesOf(site, Whole).Count);
        Assert.Equal(
            ["/ms/kronologi/2022/", "/ms/kronologi/2023/"],
            site.Page(Whole).QuerySelectorAll("nav.years a").Select(link => link.GetAttribute("href")));
        Assert.Equal(201, EntriesOf(site, "ms/kronologi/2022/index.html").Count);
        Assert.Equal(100, EntriesOf(site, "ms/kronologi/2023/index.html").Count);
        Assert.Equal(
            ["/ms/topik/keselamatan/kronologi/2022/", "/ms/topik/keselamatan/kronologi/2023/"],
            site.Page("ms/topik/keselamatan/kronologi/index.html")
                .QuerySelectorAll("nav.years a")
                .Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void WithAYearOfOverAThousandEntriesIsSplitByMonth()
    {
        var site = SiteWith(1001, 1).With("input/events/setahun.yml", "{ date: 2022~, status: happened, title: Setahun }").Compile();
        var year = "ms/kronologi/2022/";

        // The page of the year keeps entries without a month.
        Assert.Equal(["setahun"], EntriesOf(site, year + "index.html"));
        var months = site.Page(year + "index.html").QuerySelectorAll("nav.years a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(month => $"/{year}{month:00}/"), months);
        var all = months.SelectMany(address => EntriesOf(site, address[1..] + "index.html")).ToList();
        Assert.Equal(1001, all.Count);
        Assert.Equal(1001, all.Distinct().Count());
    }

    private static List<string> EntriesOf(CompiledSite site, string path) =>
        [.. site.Page(path).QuerySelectorAll("li.entry").Select(entry => entry.Id!)];

    private static TestSite SiteWith(int in2022, int in2023)
    {
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\nevents: [e0]\n---\n");
        for (var number = 0; number < in2022 + in2023; number++)
        {
            var day = number < in2022
                ? new DateOnly(2022, 1, 1).AddDays(number % 365)
                : new DateOnly(2023, 1, 1).AddDays((number - in2022) % 365);
            site.With(
                $"input/events/e{number}.yml", $"{{ date: {day:yyyy-MM-dd}, status: happened, title: Peristiwa, topics: [security] }}");
        }

        return site;
    }
}
