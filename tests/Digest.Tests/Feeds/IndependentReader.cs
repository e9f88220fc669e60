using System.Text.Json;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Json.Schema;
using Xunit;

namespace Digest.Tests.Feeds;

/// <summary>Feeds as programs read them that were not written for this project: npm's feedparser, xmllint, and a JSON Schema.</summary>
public sealed class IndependentReader : IDisposable
{
    private static readonly Lazy<JsonSchema> s_schema =
        new(() => JsonSchema.FromText(Repo.Read("tests/Digest.Tests/Feeds/json-feed-1.1.schema.json")));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Sites => ["shipped", "shipped at /repo", "shipped at /a/b", "hostile"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sites))]
    public void ReadsWhatTheSiteMeans(string name)
    {
        OtherProgram.SkipUnlessInstalled();
        var site = SiteOf(name).CompileCleanly();
        var paths = site.Files.Select(file => file.Path)
            .Where(path => path.EndsWith("/feed.xml", StringComparison.Ordinal) || path.EndsWith("/rss.xml", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(paths);

        var files = paths.Select(path => Save(path, site));
        var read = JsonDocument.Parse(OtherProgram.RunScript("feeds.cjs", [.. files])).RootElement.EnumerateArray();
        foreach (var (path, found) in paths.Zip(read))
        {
            var feed = ReadFeed.OfAtom(site.TextOf(path.Replace("rss.xml", "feed.xml", StringComparison.Ordinal)));
            Assert.Equal(feed.Language, found.GetProperty("language").GetString());
            Assert.Equal(feed.Updated, found.GetProperty("date").GetDateTimeOffset());
            Assert.Equal(feed.Entries.Select(Facts), found.GetProperty("items").EnumerateArray().Select(Facts));
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void FindsNoFaultInXml(string name)
    {
        OtherProgram.SkipUnlessInstalled();
        var site = SiteOf(name).CompileCleanly();
        var files = site.Files.Select(file => file.Path).Where(path => path.EndsWith(".xml", StringComparison.Ordinal));

        Assert.Empty(OtherProgram.Run("xmllint", ["--noout", "--nonet", .. files.Select(path => Save(path, site))]));
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void FindsNoFaultInJson(string name)
    {
        var site = SiteOf(name).CompileCleanly();
        foreach (var path in site.Files.Select(file => file.Path).Where(path => path.EndsWith("/feed.json", StringComparison.Ordinal)))
        {
            var result = Evaluate(site.TextOf(path));
            Assert.True(result.IsValid, path + JsonSerializer.Serialize(result.Details?.Where(detail => !detail.IsValid).Take(3)));
        }
    }

    [Fact]
    public void FindsAFaultInJson()
    {
        var feed = SiteOf("shipped").CompileCleanly().TextOf("ms/feed.json");

        Assert.False(Evaluate(feed.Replace("\"id\":", "\"guid\":", StringComparison.Ordinal)).IsValid);
        Assert.False(Evaluate(feed.Replace("\"date_published\": \"", "\"date_published\": \"Tue ", StringComparison.Ordinal)).IsValid);
        Assert.False(Evaluate(feed.Replace("https://digest.example/ms/", "x y", StringComparison.Ordinal)).IsValid);
    }

    private static EvaluationResults Evaluate(string json) => s_schema.Value.Evaluate(
        JsonDocument.Parse(json).RootElement, new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List });

    private static TestSite SiteOf(string name) => NamedSite.Of(name).Setting("FeedRss", "true");

    private static (string, string, string, DateTimeOffset, string) Facts(ReadEntry entry) =>
        (entry.Id, entry.Url, Plain(entry.Title), entry.Published, Plain(entry.Content));

    private static (string, string, string, DateTimeOffset, string) Facts(JsonElement item) => (
        item.GetProperty("guid").GetString()!,
        item.GetProperty("link").GetString()!,
        Plain(item.GetProperty("title").GetString()!),
        item.GetProperty("pubdate").GetDateTimeOffset(),
        Plain(item.GetProperty("description").GetString()!));

    /// <summary>feedparser trims texts.</summary>
    private static string Plain(string text) => text.Trim();

    private string Save(string path, CompiledSite site)
    {
        var file = _folder[path];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, site.Find(path).BytesOf());
        return file;
    }
}
