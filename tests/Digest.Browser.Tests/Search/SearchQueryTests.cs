using Digest.Browser.Tests.Browsing;
using Digest.Content;
using Digest.Incremental;
using Xunit;

namespace Digest.Browser.Tests.Search;

/// <summary>The queries and the stories that they search in are usable.</summary>
public sealed class SearchQueryTests
{
    private const int QueriesOfALanguage = 60;

    private static readonly CompiledSite s_site = SiteCompiler.Compile(
        SearchStories.Read(Repository.Root),
        new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), [], Drafts: false),
        new BuildCache());

    [Fact]
    public void SiteHasNoDiagnostics() => Assert.Empty(s_site.Diagnostics);

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public void QueriesAreDistinct(string language) =>
        Assert.Equal(QueriesOfALanguage, SearchQuery.ReadAll(Repository.Root, language).DistinctBy(query => query.Text).Count());

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    public void ExpectedStoriesExistAndAreListedOnce(string language)
    {
        var stories = s_site.Texts.OfType<Article>().Select(article => article.StoryId).ToHashSet();
        Assert.All(SearchQuery.ReadAll(Repository.Root, language), query =>
        {
            Assert.Empty(query.Expected.Except(stories));
            Assert.Distinct(query.Expected);
        });
    }

    [Fact]
    public void LineHasAQueryAndTwoLists()
    {
        var query = Assert.Single(SearchQuery.Parse(["# Surnames", "", "\"a b\" | x y | z"]));
        Assert.Equal(("Surnames", "\"a b\""), (query.Group, query.Text));
        Assert.Equal(["x", "y"], query.First);
        Assert.Equal(["z"], query.Others);
    }

    [Theory]
    [InlineData("kapal")]
    [InlineData("kapal | x")]
    [InlineData("kapal | | x")]
    [InlineData("kapal | x | y | z")]
    public void IncompleteLineIsAnError(string line) => Assert.Throws<FormatException>(() => SearchQuery.Parse([line]));
}
