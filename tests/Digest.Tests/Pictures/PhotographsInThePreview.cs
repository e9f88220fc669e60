using Digest.Cli.Pictures;
using Digest.Tests.Preview;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Pictures;

public sealed class PhotographsInThePreview
{
    [Fact]
    public async Task AreMadeWhenTheyAreRequested()
    {
        using var folder = new TemporaryFolder();
        var site = new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\nimage: { src: photo.jpg, alt: Pelabuhan }\n---\n")
            .With("input/articles/kim/photo.jpg", Photograph.Jpeg(1000, 700));
        await using var preview = await RunningPreview.Start(site, new RasterRenderer(folder.Path));
        var source = site.Compile().Page("ms/2023/09/kim/index.html").QuerySelector("source")!.GetAttribute("srcset")!;
        Assert.Equal(200, (await preview.Get("/ms/2023/09/kim/")).Status);
        Assert.False(Directory.Exists(folder["cache/pictures"]));

        var answer = await preview.Get(source.Split(' ')[0]);

        Assert.Equal((200, "image/webp"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Equal(404, (await preview.Get("/media/articles/kim/photo.jpg")).Status);
    }
}
