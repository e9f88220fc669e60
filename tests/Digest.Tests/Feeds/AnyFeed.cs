using Digest.Cli.Terminal;
using Digest.Tests.RandomSites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Feeds;

/// <summary>Properties of the feeds of every site.</summary>
public sealed class AnyFeed
{
    [Fact]
    public void HasThePublishedArticlesOfItsEditionAndNoOther() => ForAll(20, 300, random =>
    {
        var site = random.Build().Compile();
        foreach (var code in new[] { "ms", "ar" })
        {
            var entries = ReadFeed.OfAtom(site.TextOf($"{code}/feed.xml")).Entries;
            var shown = random.Shown.Where(article => article.Language == code).Select(article => RandomSite.WordOf(article.Story, code));

            Assert.Equal(shown.Count(), entries.Count);
            Assert.All(shown, word => Assert.Single(entries, entry => entry.Content.Contains(word, StringComparison.Ordinal)));
        }
    });

    [Fact]
    public void HasAnIdOfItsOwnAndSoHasEachEntry() => ForAll(20, 300, random =>
    {
        var feeds = ReadFeed.AllOf(random.Build().Compile());

        Assert.Equal(feeds.Count, feeds.Select(feed => feed.Id).Distinct().Count());
        Assert.All(feeds, feed => Assert.Equal(feed.Entries.Count, feed.Entries.Select(entry => entry.Id).Distinct().Count()));

        // One id is one entry in all feeds.
        Assert.All(
            feeds.SelectMany(feed => feed.Entries).GroupBy(entry => entry.Id, StringComparer.Ordinal),
            same => Assert.Single(same.Select(entry => (entry.Url, entry.Title, entry.Updated, entry.Content)).Distinct()));
    });

    [Fact]
    public void HasTranslationsThatLinkBack() => ForAll(20, 300, random =>
    {
        var feeds = ReadFeed.AllOf(random.Build().Compile());
        var byUrl = feeds.ToDictionary(feed => feed.Url, StringComparer.Ordinal);
        var entries = feeds.SelectMany(feed => feed.Entries)
            .DistinctBy(entry => entry.Id)
            .ToDictionary(entry => entry.Url, StringComparer.Ordinal);

        foreach (var feed in feeds)
            Assert.All(feed.Translations, other => Assert.Contains((feed.Language, feed.Url), byUrl[other.Url].Translations));
        foreach (var entry in entries.Values)
            Assert.All(entry.Translations, other => Assert.Contains((entry.Language, entry.Url), entries[other.Url].Translations));
        foreach (var story in random.Shown.GroupBy(article => article.Story))
        {
            var word = RandomSite.WordOf(story.Key, story.First().Language);
            var own = entries.Values.Single(entry => entry.Content.Contains(word, StringComparison.Ordinal));
            Assert.Equal(story.Count() - 1, own.Translations.Count);
        }
    });

    [Fact]
    public void IsUpdatedWithItsNewestEntry() => ForAll(20, 300, random =>
    {
        foreach (var feed in ReadFeed.AllOf(random.Build().Compile()))
        {
            Assert.Equal(feed.Entries.Select(entry => entry.Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(), feed.Updated);
            Assert.All(feed.Entries, entry => Assert.True(entry.Published <= entry.Updated, entry.Id));
            Assert.Equal(feed.Entries.Select(entry => entry.Published).OrderDescending(), feed.Entries.Select(entry => entry.Published));
        }
    });

    [Fact]
    public void IsTheSameInAtomAndJson() => ForAll(10, 100, random =>
    {
        var site = random.Build().Compile();
        foreach (var feed in ReadFeed.AllOf(site))
        {
            var json = ReadFeed.OfJson(site.TextOf(PathOf(feed.Url).Replace("feed.xml", "feed.json", StringComparison.Ordinal)));
            Assert.Equal(feed.Language, json.Language);
            Assert.Equal(feed.Translations.Count, json.Translations.Count);
            Assert.Equal(feed.Entries.Select(Facts), json.Entries.Select(Facts));
        }

        static object Facts(ReadEntry entry) => (
            entry.Id, entry.Url, entry.Title, entry.Language, entry.Published, entry.Updated, entry.Content,
            string.Join(' ', entry.Translations.Order()));
    });

    [Theory]
    [InlineData("")]
    [InlineData("/repo")]
    [InlineData("/a/b")]
    public void PassesTheCheckOfItsLinks(string linkRoot) => ForAll(8, 100, random =>
    {
        var site = random.Build().Setting("LinkRoot", linkRoot).Setting("FeedRss", "true");
        var problems = site.Check(site.Compile()).Where(problem => problem.Code != Digest.Sources.Diagnostics.DiagnosticCode.HeldBack);
        Assert.Empty(problems.Where(problem => problem.Message.Contains("feed.", StringComparison.Ordinal)
            || problem.Message.Contains("rss.xml", StringComparison.Ordinal)).Select(ConsoleReport.Headline));
    });

    /// <summary>Ids do not change with a slug, an address below a path, a topic's slug or a new translation.</summary>
    [Fact]
    public void KeepsItsIdsWhenAddressesChange()
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\nevents: [tiba]\n---\n")
            .With("input/events/tiba.yml", "{ date: 2023-09-12, status: happened, title: { ms: Tiba } }");
        var before = ReadFeed.AllOf(site.CompileCleanly());

        site.With("input/articles/kim/ms.md", "---\ntitle: Kim baharu\nslug: baharu\nupdated: 2023-09-13\nevents: [tiba]\n---\n")
            .With("input/articles/kim/ar.md", "---\ntitle: كيم\nevents: [tiba]\n---\n")
            .With("input/events/tiba.yml", "{ date: 2023-09-11, status: happened, title: { ms: Tiba semula } }")
            .Edit("input/topics.yml", "ms: keselamatan,", "ms: pertahanan,")
            .Setting("LinkRoot", "/repo");
        var after = ReadFeed.AllOf(site.CompileCleanly());

        Assert.DoesNotContain(after, feed => before.Select(other => other.Url).Contains(feed.Url));
        Assert.Subset(
            after.SelectMany(feed => feed.Entries.Select(entry => entry.Id).Append(feed.Id)).ToHashSet(),
            before.SelectMany(feed => feed.Entries.Select(entry => entry.Id).Append(feed.Id)).ToHashSet());
    }

    private static string PathOf(string url) => Uri.UnescapeDataString(new Uri(url).AbsolutePath)[1..];

    private static void ForAll(int sample, int full, Action<RandomSite> property) =>
        Prop.ForAll(RandomSite.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(sample, full)).WithEndSize(12));
}
