using System.Xml.Linq;
using System.Xml.Schema;
using Digest.Output.Sitemaps;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Sitemaps;

/// <summary>The sitemap of a large site is an index and parts, each within the limits of the protocol.</summary>
public sealed class SplitSitemap
{
    private static readonly XNamespace s_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly Lazy<XmlSchemaSet> s_schema = new(() =>
    {
        var set = new XmlSchemaSet();
        set.Add(null, Path.Combine(Repo.Root, "tests/Digest.Tests/Sitemaps/sitemap-0.9.xsd"));
        return set;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(49)]
    public void HasEveryPageOnce(int maximumPages)
    {
        var site = ShippedSite();
        var whole = LocationsIn(FilesOf(site)["sitemap.xml"]);
        var files = FilesOf(site, maximumPages);
        var parts = LocationsIn(files["sitemap.xml"], "sitemap").Select(url => files[url[(url.LastIndexOf('/') + 1)..]]).ToList();

        Assert.Equal("sitemapindex", files["sitemap.xml"].Root!.Name.LocalName);
        Assert.Equal(files.Count - 1, parts.Count);
        Assert.All(parts, part => Assert.InRange(LocationsIn(part).Count, 1, maximumPages));
        Assert.Equal(whole, parts.SelectMany(part => LocationsIn(part)));
        Assert.Equal(
            whole.Count / (double)maximumPages, parts.Count, (expected, actual) => Math.Abs(Math.Ceiling(expected) - actual) < 0.5);
    }

    [Fact]
    public void IsOneFileUpToTheLimit()
    {
        var site = ShippedSite();
        var count = LocationsIn(FilesOf(site)["sitemap.xml"]).Count;

        Assert.Equal(["sitemap.xml"], FilesOf(site, count).Keys);
        Assert.Equal(["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"], FilesOf(site, count - 1).Keys);
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(20_000)]
    public void HasNoFileOfMoreBytes(int maximumBytes)
    {
        var site = ShippedSite();
        var files = SitemapFiles.Of(site.Files.Pages, SiteOf(site), maximumBytes: maximumBytes).ToList();

        Assert.True(files.Count > 2);
        Assert.All(files.Where(file => file.Path != "sitemap.xml"), file => Assert.InRange(file.BytesOf().Length, 1, maximumBytes));
    }

    [Fact]
    public void IsAsNewAsItsNewestPart()
    {
        var files = FilesOf(ShippedSite(), 20);
        var dates = files["sitemap.xml"].Root!.Elements().Select(part => (string?)part.Element(s_namespace + "lastmod"));

        Assert.Equal(
            files.Where(file => file.Key != "sitemap.xml")
                .Select(file => file.Value.Descendants(s_namespace + "lastmod").Select(date => date.Value).Max(StringComparer.Ordinal)),
            dates);
        Assert.Contains(dates, date => date is not null);
    }

    [Fact]
    public void FollowsTheSchema()
    {
        foreach (var file in FilesOf(ShippedSite()).Concat(FilesOf(ShippedSite(), 20)).Concat(FilesOf(NewsSite(), 3)))
            file.Value.Validate(s_schema.Value, (_, problem) => Assert.Fail($"{file.Key}: {problem.Message}"));
    }

    [Fact]
    public void DoesNotFollowTheSchemaWithoutPages() => Assert.ThrowsAny<XmlSchemaValidationException>(() =>
        new XDocument(new XElement(s_namespace + "urlset")).Validate(s_schema.Value, null));

    private static Dictionary<string, XDocument> FilesOf(CompiledSite site, int maximumPages = 50_000) =>
        SitemapFiles.Of(site.Files.Pages, SiteOf(site), maximumPages)
            .ToDictionary(file => file.Path, file => XDocument.Load(new MemoryStream(file.BytesOf())));

    private static SiteModel.Site SiteOf(CompiledSite site) => site.Files.Pages[0].Site;

    private static List<string> LocationsIn(XDocument sitemap, string element = "url") =>
        [.. sitemap.Root!.Elements(s_namespace + element).Select(entry => entry.Element(s_namespace + "loc")!.Value)];

    private static CompiledSite ShippedSite() => NamedSite.Of("shipped at /repo").CompileCleanly();

    private static CompiledSite NewsSite()
    {
        var site = NamedSite.Shipped();
        site.Now = "2024-01-22T00:00:00Z";
        return site.CompileCleanly();
    }
}
