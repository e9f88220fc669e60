using System.Collections.Frozen;
using Digest.Browser.Tests.Browsing;
using Digest.Pages;
using Xunit;

namespace Digest.Browser.Tests.Search;

/// <summary>The search page with the index of a whole site.</summary>
public sealed class SearchedStoriesTests(Chromium browser)
{
    private const double LeastRecall = 0.95;
    private const double LeastFirst = 0.85;

    private static readonly Lazy<RenderedSite> s_site = new(() =>
        RenderedSite.Of(SearchStories.Read(Repository.Root), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    private static readonly Lazy<FrozenDictionary<string, string>> s_stories = new(() => s_site.Value.Compiled.Pages.OfType<ArticlePage>()
        .ToFrozenDictionary(page => page.Address, page => page.Article.StoryId, StringComparer.Ordinal));

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public async Task QueriesOfReadersFindWhatTheyExpect(string language)
    {
        await using var visit = await OpenAsync(language);
        var queries = SearchQuery.ReadAll(Repository.Root, language);
        var (expected, found, first) = (0, 0, 0);
        var report = new List<string>();
        foreach (var query in queries)
        {
            var stories = await StoriesAsync(visit, query.Text);
            var missing = query.Expected.Except(stories).ToList();
            var best = stories is [var story, ..] ? story : "nothing";
            var isFirst = query.First.Contains(best);
            expected += query.Expected.Count();
            found += query.Expected.Count() - missing.Count;
            first += isFirst ? 1 : 0;
            if (!isFirst || missing.Count > 0)
                report.Add($"{query.Text}: first {best}, missing {string.Join(' ', missing)}");
        }

        var all = string.Join('\n', report);
        Assert.True((double)found / expected >= LeastRecall, $"{found} of {expected} stories are found\n{all}");
        Assert.True((double)first / queries.Length >= LeastFirst, $"the right story is first for {first} queries\n{all}");
        Assert.Empty(visit.Messages);
    }

    private async Task<Visit> OpenAsync(string language)
    {
        var page = s_site.Value.Compiled.Pages.OfType<SearchPage>().Single(page => page.Language.Code == language);
        return await browser.OpenAsync(page.Address, Look.Desktop, s_site.Value);
    }

    /// <summary>The ids of all stories that are found for a query, in order.</summary>
    private static async Task<IReadOnlyList<string>> StoriesAsync(Visit visit, string query)
    {
        var links = await visit.Page.EvaluateAsync<string[]>(
            """
            async query => {
              const [input, found, results, more] = ['q', 'found', 'results', 'more'].map(id => document.getElementById(id));
              const after = (element, use) => new Promise(done => {
                new MutationObserver((_, observer) => done(observer.disconnect())).observe(element, { childList: true, attributes: true });
                use();
              });
              input.value = query;
              // Not typed: the script would wait for further letters.
              while (found.dataset.query !== query) await after(found, () => input.form.requestSubmit());
              while (!more.hidden) await after(results, () => more.click());
              return [...results.querySelectorAll('h2 a')].map(link => decodeURIComponent(link.pathname));
            }
            """,
            query);
        return [.. links!.Select(address => s_stories.Value[address])];
    }
}
