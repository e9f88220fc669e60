using System.Text;
using Digest.Cli.Preview;
using Digest.Configuration;
using Xunit;

namespace Digest.Tests.Preview;

public sealed class AddressTests
{
    private static readonly byte[] s_drawing = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>""");

    private static TestSite Site() => new TestSite()
        .With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim tiba\nslug: kim-tiba\n---\n![Peta](peta.svg)\n")
        .With("input/events/tiba.yml", "{ date: 2023-09-12, status: happened, title: { ms: Tiba, ar: وصول } }")
        .With("input/articles/2023-09-12-kim/peta.svg", s_drawing)
        .With("input/articles/2023-09-12-kim/ar.md", "---\ntitle: وصول كيم\nslug: وصول-كيم\n---\n");

    [Theory]
    [InlineData("/", 200, "text/html; charset=utf-8")]
    [InlineData("/ms/", 200, "text/html; charset=utf-8")]
    [InlineData("/ms/?x=1", 200, "text/html; charset=utf-8")]
    [InlineData("/ms/2023/09/kim-tiba/", 200, "text/html; charset=utf-8")]
    [InlineData("/ms/2023/09/kim-tiba/index.html", 200, "text/html; charset=utf-8")]
    [InlineData("/ar/2023/09/%D9%88%D8%B5%D9%88%D9%84-%D9%83%D9%8A%D9%85/", 200, "text/html; charset=utf-8")]
    [InlineData("/sitemap.xml", 200, "application/xml")]
    [InlineData("/ms/kronologi/events.ics", 200, "text/calendar; charset=utf-8")]
    [InlineData("/ms/kronologi/events.csv", 200, "text/csv; charset=utf-8")]
    [InlineData("/robots.txt", 200, "text/plain; charset=utf-8")]
    [InlineData("/media/articles/2023-09-12-kim/peta.svg", 200, "image/svg+xml")]
    [InlineData("/404.html", 200, "text/html; charset=utf-8")]
    [InlineData("/MS/", 404, "text/html; charset=utf-8")]
    [InlineData("/ms/2023/09/kim-tiba/nothing", 404, "text/html; charset=utf-8")]
    [InlineData("/input/articles/2023-09-12-kim/ms.md", 404, "text/html; charset=utf-8")]
    [InlineData("/statiq.json", 404, "text/html; charset=utf-8")]
    public async Task HasTheStatusAndTypeOfGitHubPages(string address, int status, string type)
    {
        await using var preview = await RunningPreview.Start(Site());

        var answer = await preview.Get(address);
        var head = await preview.Ask($"HEAD {address} HTTP/1.1", $"Host: localhost:{preview.Port}");

        Assert.Equal((status, type), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Equal((status, type, 0), (head.Status, head.Headers["Content-Type"], head.Body.Length));
        Assert.Equal(answer.Headers["Content-Length"], head.Headers["Content-Length"]);
        Assert.Equal(answer.Body.Length, int.Parse(answer.Headers["Content-Length"]));
    }

    [Theory]
    [InlineData("/ms", "/ms/")]
    [InlineData("/ms?x=1", "/ms/")]
    [InlineData("/ms/2023/09/kim-tiba", "/ms/2023/09/kim-tiba/")]
    [InlineData("/ar/2023/09/%D9%88%D8%B5%D9%88%D9%84-%d9%83%d9%8a%d9%85", "/ar/2023/09/%D9%88%D8%B5%D9%88%D9%84-%D9%83%D9%8A%D9%85/")]
    [InlineData("/_preview", "/_preview/")]
    public async Task OfAFolderWithoutSlashIsRedirected(string address, string location)
    {
        await using var preview = await RunningPreview.Start(Site());

        var answer = await preview.Get(address);

        Assert.Equal((301, location), (answer.Status, answer.Headers["Location"]));
    }

    [Theory]
    [InlineData("/", 301, "/repo/")]
    [InlineData("/repo", 301, "/repo/")]
    [InlineData("/repo/ms", 301, "/repo/ms/")]
    [InlineData("/repo/", 200, null)]
    [InlineData("/repo/ms/2023/09/kim-tiba/", 200, null)]
    [InlineData("/ms/", 404, null)]
    [InlineData("/repository/", 404, null)]
    [InlineData("/_preview/", 200, null)]
    public async Task IsBelowTheLinkRoot(string address, int status, string? location)
    {
        await using var preview = await RunningPreview.Start(Site().Setting("LinkRoot", "/repo"));

        var answer = await preview.Get(address);

        Assert.Equal((status, location), (answer.Status, answer.Headers.GetValueOrDefault("Location")));
    }

    [Fact]
    public async Task ThatIsUnknownShowsThe404Page()
    {
        await using var preview = await RunningPreview.Start(Site());

        var answer = await preview.Get("/ms/tiada/");

        Assert.Equal(404, answer.Status);
        Assert.Contains("Halaman", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfMediaSendsTheBytesOfTheFile()
    {
        await using var preview = await RunningPreview.Start(Site());

        Assert.Equal(s_drawing, (await preview.Get("/media/articles/2023-09-12-kim/peta.svg")).Body);
    }

    [Fact]
    public async Task OfAnInvalidSiteShowsTheProblems()
    {
        var site = Site().With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim\npublished: esok\n---\n");
        await using var preview = await RunningPreview.Start(site);

        foreach (var address in (string[])["/", "/ms/", "/anything.pdf", "/_preview/"])
        {
            var answer = await preview.Get(address);
            Assert.Equal(404, answer.Status);
            Assert.Contains("input/articles/2023-09-12-kim/ms.md(3,12)</bdi>: <b>error DG016</b>", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RequestedDuringTheFirstCompilationWaitsForThePage()
    {
        await using var ready = await RunningPreview.Start(Site());
        await using var early = await RunningPreview.Start();

        var asked = early.Get("/ms/");
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken); // so that it has come
        early.Latest.Replace(ready.Latest.State);

        Assert.Equal(200, (await asked).Status);
    }

    [Fact]
    public async Task OfAPageIsServedBeforeTheCheckAndOthersAfterIt()
    {
        await using var ready = await RunningPreview.Start(Site());
        await using var preview = await RunningPreview.Start();
        preview.Latest.Replace(Unchecked(Site().With("input/articles/salah/ms.md", "---\ntitle: Salah\n---\n[](xref:tiada)\n")));

        Assert.Equal(200, (await preview.Get("/ms/")).Status);
        string[] later = ["/ms/2023/09/salah/", "/tiada/", "/sitemap.xml"];
        var asked = later.Select(address => preview.Get(address)).ToList();
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(asked, answer => answer.IsCompleted);

        preview.Latest.Replace(ready.Latest.State with { Version = 2 });
        Assert.Equal([404, 404, 200], (await Task.WhenAll(asked)).Select(answer => answer.Status));
    }

    /// <summary>Otherwise a browser would wait for the check before it shows the page.</summary>
    [Fact]
    public async Task OfStylesIsServedBeforeTheCheck()
    {
        await using var preview = await RunningPreview.Start();
        preview.Latest.Replace(Unchecked(Site().Setting("Styles", "linked").Setting("LinkRoot", "/repo")));

        var page = (await preview.Get("/repo/ms/")).Page;
        var links = page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            var answer = await preview.Get(link);
            Assert.Equal((200, "text/css; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        }
    }

    [Fact]
    public async Task OfADuplicatePageIsNotServedBeforeTheCheck()
    {
        await using var preview = await RunningPreview.Start();
        preview.Latest.Replace(Unchecked(Site()
            .With("input/articles/dua/ms.md", "---\ntitle: Dua\nslug: satu\n---\n")
            .With("input/articles/tiga/ms.md", "---\ntitle: Tiga\nslug: satu\n---\n")));

        var asked = preview.Get("/ms/");
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);

        preview.Latest.Replace(new(2, null, []));
        Assert.Equal(404, (await asked).Status);
    }

    [Fact]
    public async Task BeforeTheFirstCompilationShowsThatItIsRunning()
    {
        await using var preview = await RunningPreview.Start();

        Assert.Contains("being compiled", (await preview.Get("/")).Text, StringComparison.Ordinal);
    }

    private static PreviewState Unchecked(TestSite site)
    {
        var options = new CompileOptions(DateTimeOffset.Parse(TestSite.Moment, null), site.Settings, Drafts: false, Check: false);
        return new(1, new(SiteCompiler.Compile(site.Tree(), options, new()), site.Tree()), [], IsChecked: false);
    }
}
