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
    [InlineData("<urlset><url><loc>https://example.org/</loc></url><url><loc>https://example.org/ms/</loc></url>"
        + "<url><loc>https://example.org/ms/2023/09/kim/</loc></url></urlset>")]
    [InlineData("<urlset><url><loc>/repo/</loc></url><url><loc>/repo/ms/</loc></url><url><loc>/repo/ms/2023/09/kim/</loc></url></urlset>")]
    public void FileIsABuildFileOrASitemap(string text)
    {
        _folder.Write("old.txt", text);

        Assert.Equal(["/", "/ms/", "/ms/2023/09/kim/"], Read("old.txt"));
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
        var failure = Assert.Throws<UsageException>(() => PublishedSite.Read(place, CancellationToken.None));

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

    private IEnumerable<string> Read(string place) =>
        PublishedSite.Read(_folder[place], CancellationToken.None).Select(page => page.Address).Order(StringComparer.Ordinal);
}
