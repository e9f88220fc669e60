using System.Text.Json;
using Digest.SiteModel;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.StructuredData;

/// <summary>Structured data as npm's jsonld reads it, which was not written for this project.</summary>
public sealed class IndependentReader : IDisposable
{
    private const string Vocabulary = "https://schema.org/";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names =>
        ["shipped", "shipped at /repo", "shipped at /a/b", "every field", "every field at /a/b", "hostile"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void FindsRelationsOnBothSides(string name)
    {
        var nodes = Read(NamedSite.Of(name).Compile()).SelectMany(document => document).ToList();
        var translations = Relations(nodes, "workTranslation");
        var originals = Relations(nodes, "translationOfWork");

        Assert.All(originals, pair => Assert.Contains((pair.To, pair.From), translations));
        Assert.All(translations, pair => Assert.Contains((pair.To, pair.From), originals.Union(translations)));
        Assert.Equal(
            Relations(nodes, "hasPart").Order(),
            Relations(nodes, "isPartOf").Select(pair => (From: pair.To, To: pair.From)).Order());
        if (name != "hostile")
            Assert.NotEmpty(translations);
        if (name.StartsWith("every", StringComparison.Ordinal))
            Assert.NotEmpty(originals);
    }

    /// <summary>A page says the same of a thing as the page of that thing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FindsOneNodeForEachThing(string name)
    {
        var documents = Read(NamedSite.Of(name).Compile());
        var subjects = documents.SelectMany(document => document)
            .Where(node => Values(node, "url").Any(url => url == IdOf(node)) && TypeOf(node) != "CreativeWork") // reports of other sites
            .ToLookup(IdOf);
        var nodes = documents.SelectMany(document => document).ToList();
        Assert.All(
            nodes.SelectMany(node => Ids(node, "mentions").Concat(Ids(node, "about"))), id => Assert.NotEmpty(subjects[id]));
        foreach (var same in nodes.Where(node => subjects.Contains(IdOf(node))).GroupBy(IdOf))
        {
            Assert.Single(same.Select(TypeOf).OfType<string>().Distinct());
            Assert.InRange(same.SelectMany(node => Values(node, "name")).Distinct().Count(), 0, 1);
            Assert.All(
                same.Where(node => Values(node, "sameAs").Any()),
                node => Assert.Equal(Values(subjects[same.Key].First(), "sameAs"), Values(node, "sameAs")));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadsEveryArticle(string name)
    {
        var site = NamedSite.Of(name).Compile();
        var articles = Read(site).SelectMany(document => document).Where(node => TypeOf(node) == "NewsArticle").ToList();

        Assert.Equal(
            site.Pages.OfType<Digest.Pages.ArticlePage>().Select(page => (page.Article.Title, page.Language.Code)).Order(),
            articles.Select(node => (Values(node, "headline").Single(), Values(node, "inLanguage").Single())).Order());
    }

    private JsonElement[][] Read(CompiledSite site)
    {
        OtherProgram.SkipUnlessInstalled();
        var documents = site.Pages.Select(page => (Page: page, Script: site.Page(page.OutputPath).QuerySelector("script[type*=ld]")))
            .Where(pair => pair.Script is not null)
            .Select(pair => new Dictionary<string, string>
            {
                ["url"] = Permalinks.Absolute(pair.Page.Address, site.Settings!)!,
                ["data"] = pair.Script!.TextContent,
            });
        File.WriteAllText(_folder["documents.json"], JsonSerializer.Serialize(documents));
        var read = JsonDocument.Parse(OtherProgram.RunScript("jsonld.cjs", _folder["documents.json"])).RootElement;
        return [.. read.EnumerateArray().Select(document => document.EnumerateArray().ToArray())];
    }

    private static HashSet<(string From, string To)> Relations(IEnumerable<JsonElement> nodes, string property) =>
        [.. nodes.SelectMany(node => Ids(node, property).Select(id => (IdOf(node), id)))];

    private static string IdOf(JsonElement node) => node.GetProperty("@id").GetString()!;

    private static string? TypeOf(JsonElement node) =>
        node.TryGetProperty("@type", out var type) ? type[0].GetString()![Vocabulary.Length..] : null;

    private static IEnumerable<string> Ids(JsonElement node, string property) => Items(node, property).Select(IdOf);

    private static IEnumerable<string> Values(JsonElement node, string property) =>
        Items(node, property).Select(item => item.GetProperty("@value").GetString()!);

    private static IEnumerable<JsonElement> Items(JsonElement node, string property) =>
        node.TryGetProperty(Vocabulary + property, out var items) ? items.EnumerateArray() : [];
}
