using Digest.Cli.Pictures;
using Digest.Tests.Preview;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Cards;

public sealed class CardsInThePreview
{
    [Fact]
    public async Task AreDrawnWhenTheyAreRequested()
    {
        using var folder = new TemporaryFolder();
        var site = new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim tiba\n---\n");
        await using var preview = await RunningPreview.Start(site, new RasterRenderer(folder.Path));
        Assert.False(Directory.Exists(folder["cache"]));
        var address = site.Compile().Page("ms/2023/09/kim/index.html").QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;

        var answer = await preview.Get(address["https://example.org".Length..]);

        Assert.Equal(200, answer.Status);
        Assert.Equal("image/png", answer.Headers["Content-Type"]);
        Assert.Single(Directory.GetFiles(folder["cache/cards"]));
    }

    [Fact]
    public async Task AreMissingIfTheTemplateIsWrong()
    {
        using var folder = new TemporaryFolder();
        var site = new TestSite()
            .With("theme/cards/card.sbn-svg", "<svg></svg>")
            .With("input/articles/kim/ms.md", "---\ntitle: Kim tiba\n---\n");
        await using var preview = await RunningPreview.Start(site, new RasterRenderer(folder.Path));
        var address = site.Compile().Page("ms/2023/09/kim/index.html").QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;

        Assert.Equal(404, (await preview.Get(address["https://example.org".Length..])).Status);
        Assert.Equal(200, (await preview.Get("/ms/2023/09/kim/")).Status);
    }
}
