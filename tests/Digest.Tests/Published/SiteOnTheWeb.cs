using System.IO.Compression;
using System.Text;
using Digest.Cli;
using Digest.Cli.Published;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Digest.Tests.Published;

/// <summary>Reading the addresses of a published site by HTTP.</summary>
public sealed class SiteOnTheWeb
{
    private const string Malay = "/repo/ms/2023/09/kim/";
    private const string Arabic = "/repo/ar/2023/09/%D9%83%D9%8A%D9%85/";

    private static readonly string[] s_both = ["/ms/2023/09/kim/", "/ar/2023/09/كيم/"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("repo")]
    [InlineData("repo/")]
    [InlineData("repo/index.html")]
    [InlineData("repo/build.json")]
    public async Task BuildFileComesFirst(string place)
    {
        await using var server = await WebServer.Of(
            ("/repo/build.json", """{ "version": 1, "addresses": ["/ms/2023/09/kim/", "/ar/2023/09/كيم/"], "other": {} }"""),
            ("/repo/sitemap.xml", "no sitemap"));

        Assert.Equal(s_both, await Read(server, place));
    }

    [Theory]
    [InlineData("<!doctype html>")]
    [InlineData("[]")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "version": 2, "addresses": ["/"] }""")]
    [InlineData("""{ "version": 2, "pages": ["/"] }""")]
    [InlineData("""{ "version": 2, "pages": { "article": { "ms": { "/": 1 } } } }""")]
    [InlineData("""{ "version": 2, "pages": { "article": { "ms": { "\ud800": "1" } } } }""")]
    [InlineData("""{ "version": 2, "pages": { "article": "/" } }""")]
    [InlineData("""{ "version": 3, "pages": { "article": { "ms": { "/": "1" } } } }""")]
    [InlineData("""{ "version": "2" }""")]
    [InlineData("""{ "version": 1, "addresses": "/" }""")]
    [InlineData("""{ "version": 1, "addresses": [1] }""")]
    [InlineData("""{ "version": 1, "addresses": ["\ud800"] }""")]
    public async Task FileOfAnotherProgramIsIgnored(string text)
    {
        await using var server = await WebServer.Of(("/repo/build.json", text), ("/repo/sitemap.xml", Sitemap(Malay, Arabic)));

        Assert.Equal(s_both, await Read(server));
    }

    [Fact]
    public async Task RobotsFileNamesTheSitemap()
    {
        await using var server = await WebServer.Of(
            ("/repo/robots.txt", "User-agent: *\nsitemap: /other/list.xml\r\nSitemap: https://example.org/foreign.xml\n"),
            ("/other/list.xml", Sitemap(Malay, Arabic)),
            ("/repo/sitemap.xml", Sitemap("/repo/wrong/")));

        Assert.Equal(s_both, await Read(server));
    }

    [Fact]
    public async Task SitemapIndexIsFollowedOnce()
    {
        await using var server = await WebServer.Of(
            ("/repo/sitemap.xml", Index("/repo/one.xml", "/repo/two.xml")),
            ("/repo/one.xml", Sitemap(Malay)),
            ("/repo/two.xml", Sitemap(Arabic)));

        Assert.Equal(s_both, await Read(server));
    }

    [Fact]
    public async Task AddressesOfOtherHostsAndFoldersAndOfPicturesAreLeftOut()
    {
        await using var server = await WebServer.Of(("/repo/sitemap.xml", Sitemap(
            Malay, "https://example.org/repo/ms/", "/elsewhere/", Arabic, "", "http://[",
            "/repo/x/</loc><image><loc>/repo/x.jpg</loc></image><loc>")));

        Assert.Equal([.. s_both, "/x/"], await Read(server));
    }

    [Theory]
    [InlineData("-> /new/sitemap.xml")]
    [InlineData("-> http://localhost:{port}/new/sitemap.xml")]
    public async Task RedirectOnTheHostIsFollowed(string redirect)
    {
        await using var server = await WebServer.Of(("/repo/sitemap.xml", redirect), ("/new/sitemap.xml", Sitemap(Malay, Arabic)));

        Assert.Equal(s_both, await Read(server));
    }

    [Fact]
    public async Task RedirectIsFollowedToFiveAddresses()
    {
        await using var server = await WebServer.Of(
            ("/repo/sitemap.xml", "-> /2"), ("/2", "-> /3"), ("/3", "-> /4"), ("/4", "-> /5"), ("/5", "-> /6"),
            ("/6", Sitemap(Malay, Arabic)), ("/repo/longer.xml", "-> /repo/sitemap.xml"));

        Assert.Equal(s_both, await Read(server));
        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server, "repo/longer.xml"));
        Assert.Contains("status 302", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-> http://127.0.0.1:{port}/new/sitemap.xml", "another host")]
    [InlineData("-> http://localhost:1/new/sitemap.xml", "another host")]
    [InlineData("-> file:///etc/passwd", "another host")]
    [InlineData("-> http://[", "redirects to no address")]
    [InlineData("<html></html>", "is not a sitemap")]
    [InlineData("<urlset><url>", "is not a sitemap")]
    [InlineData("<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>/repo/&x;</loc></url></urlset>",
        "is not a sitemap")]
    [InlineData("<sitemapindex><sitemap><loc>/repo/sitemap.xml</loc></sitemap></sitemapindex>", "lists further sitemaps")]
    [InlineData("<sitemapindex><sitemap><loc>http://127.0.0.1/x.xml</loc></sitemap></sitemapindex>", "sitemap of another host")]
    [InlineData("<sitemapindex><sitemap><loc>/repo/no.xml</loc></sitemap></sitemapindex>", "there is no")]
    [InlineData("<urlset></urlset>", "no sitemap with an address below it")]
    public async Task WrongAnswerIsExplained(string answer, string words)
    {
        await using var server = await WebServer.Of(("/repo/sitemap.xml", answer), ("/new/sitemap.xml", Sitemap(Malay)));

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CookiesAreNotSentBack()
    {
        await using var server = await WebServer.Of(async context =>
        {
            context.Response.Headers.SetCookie = "visit=1";
            if (context.Request.Path != "/repo/sitemap.xml")
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (context.Request.Headers.Cookie.Count == 0)
                await context.Response.WriteAsync(Sitemap(Malay, Arabic), Cancelled);
        });

        Assert.Equal(s_both, await Read(server));
    }

    [Fact]
    public async Task MissingSiteIsExplained()
    {
        await using var server = await WebServer.Of();

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server));

        Assert.Contains("has no build.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompressedSitemapIsRead()
    {
        await using var server = await WebServer.Of(Compressed(Sitemap(Malay, Arabic)));

        Assert.Equal(s_both, await Read(server, "repo/sitemap.xml.gz", root: null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")] // 60 kB that become 60 MB
    public async Task TooLargeAnswerIsRefused(string encoding)
    {
        await using var server = await WebServer.Of(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using var body = encoding == "gzip"
                ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            var spaces = new byte[1_000_000];
            for (var count = 0; count < 60; count++)
                await body.WriteAsync(spaces, context.RequestAborted);
        });

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server));

        Assert.Contains("too large", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesThatAreTooLargeTogetherAreRefused()
    {
        var large = Sitemap(Malay) + new string(' ', 30_000_000);
        await using var server = await WebServer.Of(
            ("/repo/sitemap.xml", Index("/repo/one.xml", "/repo/two.xml")), ("/repo/one.xml", large), ("/repo/two.xml", large));

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server));

        Assert.Contains("two.xml is too large", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SitemapIndexIsFollowedToAHundredFiles()
    {
        var names = Enumerable.Range(0, 101).Select(number => $"/repo/{number}").ToArray();
        await using var server = await WebServer.Of(
            [("/repo/sitemap.xml", Index(names)), .. names.Select(name => (name, Sitemap($"{name}/")))]);

        Assert.Equal(100, (await Read(server)).Count());
    }

    [Fact]
    public async Task CompressedFileThatIsTooLargeIsRefused()
    {
        await using var server = await WebServer.Of(Compressed(new string(' ', 60_000_000)));

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server, "repo/sitemap.xml.gz"));

        Assert.Contains("too large", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(204)]
    public async Task OtherStatusIsExplained(int status)
    {
        await using var server = await WebServer.Of(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<NetworkException>(() => Read(server));

        Assert.Contains($"status {status}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowSiteIsGivenUp()
    {
        await using var server = await WebServer.Of(async context =>
        {
            for (var count = 0; count < 500; count++) // ten seconds, so that the test fails without the limit
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });

        var failure = await Assert.ThrowsAsync<NetworkException>(
            () => WebSite.ReadFiles(server.Address, TimeSpan.FromMilliseconds(300), Cancelled));

        Assert.Contains("within 0.3 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InterruptionEndsTheRequest()
    {
        await using var server = await WebServer.Of(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var interruption = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => WebSite.ReadFiles(server.Address, TimeSpan.FromMinutes(1), interruption.Token));
    }

    private static async Task<IEnumerable<string>> Read(WebServer server, string place = "repo", string? root = "repo")
    {
        var files = await WebSite.ReadFiles(new(server.Address, place), TimeSpan.FromMinutes(1), Cancelled);
        var addresses = files.Select(file => file.Address);
        return root is null ? addresses.Select(address => address.Replace("/repo/", "/", StringComparison.Ordinal)) : addresses;
    }

    private static Func<HttpContext, Task> Compressed(string text) => async context =>
    {
        await using var body = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    };

    private static string Sitemap(params string[] urls) =>
        "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + string.Concat(urls.Select(url => $"<url>\n<loc>\n{url}\n</loc><lastmod>2023-09-12</lastmod></url>")) + "</urlset>";

    private static string Index(params string[] urls) =>
        $"<sitemapindex>{string.Concat(urls.Select(url => $"<sitemap><loc>{url}</loc></sitemap>"))}</sitemapindex>";
}
