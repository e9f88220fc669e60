using Digest.Cli;
using Digest.Cli.Published;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Published;

/// <summary>Reading the addresses of an earlier version from the disk.</summary>
public sealed class FolderOrFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FolderHasItsPages()
    {
        _folder.Write("old/index.html", "");
        _folder.Write("old/ms/2023/09/kim/index.html", "");
        _folder.Write("old/ar/2023/09/مؤتمرـ/index.html".Normalize(System.Text.NormalizationForm.FormD), "");
        _folder.Write("old/lama.html", "");
        _folder.Write("old/ms/peta.svg", "");
        _folder.Write("outside/rahsia.html", "");
        File.CreateSymbolicLink(_folder["old/tautan"], _folder["outside"]);
        File.CreateSymbolicLink(_folder["old/tautan.html"], _folder["outside/rahsia.html"]);

        Assert.Equal(["/", "/ar/2023/09/مؤتمرـ/", "/lama.html", "/ms/2023/09/kim/"], Read("old"));
    }

    [Theory]
    [InlineData("""{"version":1,"addresses":["/","/ms/","ms/2023/09/kim/index.html"]}""")]
    [InlineData("""{"version":2,"pages":{"front":{"ms":{"/":"1","/ms/":"2"}},"redirect":{"ms":{"/ms/2023/09/kim/":"/ms/"}}},"files":{}}""")]
    [InlineData("<urlset><url><loc>https://example.org/</loc></url><url><loc>https://example.org/ms/</loc></url>"
        + "<url><loc>https://example.org/ms/2023/09/kim/</loc></url></urlset>")]
    [InlineData("<urlset><url><loc>/repo/</loc></url><url><loc>/repo/ms/</loc></url><url><loc>/repo/ms/2023/09/kim/</loc></url></urlset>")]
    public void FileIsABuildFileOrASitemap(string text)
    {
        _folder.Write("old.txt", text);

        Assert.Equal(["/", "/ms/", "/ms/2023/09/kim/"], Read("old.txt"));
    }

    /// <summary>It has the kinds and the hashes of pages, which the files alone do not show.</summary>
    [Fact]
    public void FolderIsReadFromItsBuildFile()
    {
        _folder.Write("old/index.html", "");
        _folder.Write("old/build.json", """{"version":2,"pages":{"front":{"ms":{"/ms/":"12"}}},"files":{"ms/peta.svg":"34"}}""");
        _folder.Write("other/index.html", "");
        _folder.Write("other/build.json", """{"name":"another program"}""");

        Assert.Equal(
            [
                new("/ms/") { Kind = "front", Language = "ms", Content = "12" },
                new("/ms/peta.svg") { IsPage = false, Content = "34" },
            ],
            PublishedSite.Read("OLD", _folder["old"], CancellationToken.None));
        Assert.Equal(["/"], Read("other"));
    }

    [Theory]
    [InlineData("nowhere", "there is no file or folder")]
    [InlineData("empty", "has no page")]
    [InlineData("note.txt", "neither a build.json nor a sitemap")]
    [InlineData("index.xml", "lists other sitemaps")]
    [InlineData("none.json", "has no page")]
    public void WrongPlaceIsExplained(string place, string words)
    {
        Directory.CreateDirectory(_folder["empty"]);
        _folder.Write("note.txt", "Nota.");
        _folder.Write("index.xml", "<sitemapindex><sitemap><loc>/one.xml</loc></sitemap></sitemapindex>");
        _folder.Write("none.json", """{"version":1,"addresses":[]}""");

        var failure = Assert.Throws<UsageException>(() => Read(place));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/", "must start with https://")]
    [InlineData("ftp://example.org/", "not the URL of a site")]
    [InlineData("https://editor@example.org/", "not the URL of a site")]
    [InlineData("https://[", "not the URL of a site")]
    [InlineData("://", "not the URL of a site")]
    public void WrongUrlIsExplained(string place, string words)
    {
        var failure = Assert.Throws<UsageException>(() => PublishedSite.Read("--against", place, CancellationToken.None));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLargeFileIsRefused()
    {
        _folder.Write("large.json", "");
        using (var file = new FileStream(_folder["large.json"], FileMode.Open))
            file.SetLength(PublishedSite.MostBytes + 1);

        Assert.Contains("bytes", Assert.Throws<UsageException>(() => Read("large.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanAMillionPagesAreRefused()
    {
        var addresses = Enumerable.Range(0, 1_000_001).Select(number => $"\"/{number}/\"");
        _folder.Write("large.json", $$"""{"version":1,"addresses":[{{string.Join(',', addresses)}}]}""");

        var failure = Assert.Throws<UsageException>(() => Read("large.json"));

        Assert.Contains("has more than 1,000,000 pages", failure.Message, StringComparison.Ordinal);
    }

    private IEnumerable<string> Read(string place) =>
        PublishedSite.Read("--against", _folder[place], CancellationToken.None).Select(page => page.Address).Order(StringComparer.Ordinal);
}
