using Digest.Browser.Tests.Search;

namespace Digest.Benchmarks.Search;

/// <summary>
/// How well the search of the site finds the stories that readers expect, and what a first search costs, beside Pagefind on the same pages.
/// </summary>
internal static class SearchSubject
{
    private const string Ours = "Digest";

    /// <param name="quick">Measures the cost of every fifth query only.</param>
    public static IReadOnlyList<Figure> Measure(bool quick) => InBrowser.Measure(folder => MeasureAsync(folder, quick ? 5 : 1));

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, int step)
    {
        var site = SearchSite.Build(folder);
        var pages = PagesOf(site, Path.Combine(folder, "articles"));
        if (pages.Count == 0)
            return [];

        await using var server = await CompressingServer.StartAsync(site.Folder);
        await using var browser = await SearchBrowser.StartAsync(server);
        var results = await MeasureAsync(browser, site, pages, step);
        var report = new SearchReport(results);
        report.Print(Console.Out);
        var faults = Path.Combine(Directory.CreateDirectory(Repository.Reports).FullName, "search.txt");
        await using (var file = File.CreateText(faults))
            report.WriteFaults(file);
        Console.WriteLine($"\nAll answers with faults: {Path.GetRelativePath(Repository.Root, faults)}");
        return [.. report.Figures(hasOurs: results[0].Name == Ours)];
    }

    /// <summary>The pages that search: of this site first, if it has them.</summary>
    private static List<(string Name, Func<string, string> AddressIn)> PagesOf(SearchSite site, string articles)
    {
        var pages = new List<(string Name, Func<string, string> AddressIn)>();
        if (SearchSite.Languages.All(language => site.SearchAddressIn(language) is not null))
            pages.Add((Ours, language => site.SearchAddressIn(language)!));
        else
            Console.WriteLine("The site has no search page; only Pagefind is measured.");

        if (PagefindProgram.Install() is not { } pagefind)
            return pages;

        Console.WriteLine(pagefind.Version);
        site.CopyArticlesTo(articles);
        foreach (var setup in PagefindSetup.All)
        {
            setup.Write(pagefind, articles, site.Folder);
            pages.Add((setup.Name, setup.AddressIn));
        }

        return pages;
    }

    private static async Task<SearchResult[]> MeasureAsync(
        SearchBrowser browser, SearchSite site, List<(string Name, Func<string, string> AddressIn)> pages, int step)
    {
        var results = pages.Select(page => new SearchResult(page.Name, [], [])).ToArray();
        foreach (var language in SearchSite.Languages)
        {
            var queries = SearchQuery.ReadAll(Repository.Root, language);
            foreach (var (page, result) in pages.Zip(results))
                result.Answers.Add(language, await browser.AskAsync(page.AddressIn(language), queries, site.Articles));

            // By turns, so that other load meets each of them.
            foreach (var query in queries.Where((_, index) => index % step == 0))
            {
                foreach (var (page, result) in pages.Zip(results))
                    result.FirstSearches.Add(await browser.AskFirstAsync(page.AddressIn(language), query.Text));
            }
        }

        return results;
    }
}
