using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Disk;
using Digest.Cli.Preview;
using Digest.Sources.Diagnostics;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>A page that moves while the preview runs is offered the line that redirects to it.</summary>
public sealed class MovedPageTests : IDisposable
{
    private const string Article = "input/articles/satu/ms.md";
    private const string Line = "redirectFrom: [/ms/2023/09/satu/]";

    private readonly TemporaryFolder _folder = new();
    private readonly LatestState _latest = new();

    public MovedPageTests()
    {
        var files = new TestSite().With(Article, Text()).With("input/articles/dua/ms.md", Text()).Tree().Files;
        foreach (var file in files)
            _folder.Write(file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LineIsOfferedOnceUntilItIsThereOrTheNameIsBack()
    {
        using var sources = WatchedSources.Open(_folder.Path);
        var loop = new PreviewLoop(sources, _latest, () => new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false));
        loop.ShowUnchecked();
        Assert.Empty(loop.Start().State.Problems);

        var offered = Assert.Single(await Save(loop, Article, Text("slug: baharu")));
        Assert.Equal((DiagnosticCode.LostAddress, Severity.Warning, Line), (offered.Code, offered.Severity, offered.OfferedLine));
        Assert.Equal((Article, $"Write in its front matter: {Line}"), (offered.Location.Path, offered.Advice));
        Assert.Equal("this text was at /ms/2023/09/satu/, and nothing redirects from there", offered.Message);

        // The name of the moment is nothing to redirect from.
        Assert.Equal(Line, Assert.Single(await Save(loop, Article, Text("slug: lebih-baharu"))).OfferedLine);
        Assert.Equal(Line, Assert.Single(await Save(loop, "input/articles/dua/ms.md", Text("by: Meja"))).OfferedLine);
        Assert.Empty(await Save(loop, Article, Text("slug: lebih-baharu", Line)));

        // The place follows what is written above it.
        const string Other = "redirectFrom: [/ms/lama/]";
        Assert.Equal(4, Assert.Single(await Save(loop, Article, Text("slug: lebih-baharu", Other))).Location.Line);
        Assert.Equal(5, Assert.Single(await Save(loop, Article, Text("slug: lebih-baharu", "by: Meja", Other))).Location.Line);
        Assert.Equal(Line, Assert.Single(await Save(loop, Article, Text("slug: lebih-baharu"))).OfferedLine);
        Assert.Empty(await Save(loop, Article, Text()));

        // A folder with another name is another story, with another short address.
        const string WithShort = "redirectFrom: [/ms/2023/09/satu/, /a/yh9r6kb2/]";
        Directory.Move(_folder["input/articles/satu"], _folder["input/articles/satu-lagi"]);
        offered = Assert.Single(await Update(loop, "input/articles/satu-lagi/ms.md"));
        Assert.Equal(("input/articles/satu-lagi/ms.md", WithShort), (offered.Location.Path, offered.OfferedLine));
    }

    [Fact]
    public async Task ErrorsAndTextsThatAreLeftOutOfferNothing()
    {
        using var sources = WatchedSources.Open(_folder.Path);
        var loop = new PreviewLoop(sources, _latest, () => new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false));
        loop.Start();

        Assert.DoesNotContain(await Save(loop, Article, Text("slug: baharu", "salah: ya")), IsAboutAddress);
        Assert.DoesNotContain(await Save(loop, Article, Text("excluded: true")), IsAboutAddress);
        Assert.DoesNotContain(await Save(loop, Article, Text("published: 2030-01-01")), IsAboutAddress);

        static bool IsAboutAddress(Diagnostic problem) => problem.Code == DiagnosticCode.LostAddress;
    }

    [Fact]
    public async Task PanelHasAButtonThatCopiesTheLine()
    {
        using var sources = WatchedSources.Open(_folder.Path);
        var loop = new PreviewLoop(sources, _latest, () => new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false));
        loop.Start();
        await Save(loop, Article, Text("slug: baharu"));

        var html = Panel.Of(PreviewResponse.At("/ms/2023/09/baharu/", _latest.State), _latest.State);
        var problems = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html)).QuerySelector(".problems")!;

        Assert.Equal("1 warning", problems.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Copy path", "Copy line"], problems.QuerySelectorAll("li button").Select(button => button.TextContent));
        Assert.Equal(Line, problems.QuerySelectorAll("li button")[1].GetAttribute("data-copy"));
    }

    private static string Text(params string[] lines) => $"---\ntitle: Satu\n{string.Concat(lines.Select(line => line + "\n"))}---\n";

    private async Task<IReadOnlyList<Diagnostic>> Save(PreviewLoop loop, string path, string text)
    {
        // Moved into place, so that no rebuild sees a part of it.
        File.Move(_folder.Write("saved", text), _folder[path], overwrite: true);
        return await Update(loop, path);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Update(PreviewLoop loop, string path)
    {
        var stop = TestContext.Current.CancellationToken;
        while (true)
        {
            await loop.FileChanged(stop).WaitAsync(TimeSpan.FromSeconds(30), stop);
            if (await loop.Update(stop) is { } rebuild && rebuild.Changed.Contains(path))
                return rebuild.State.Problems;
        }
    }
}
