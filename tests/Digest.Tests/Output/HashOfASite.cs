using System.Buffers;
using System.Text;
using Digest.Output;
using Digest.Tests.Publishing;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Output;

/// <summary>The hash in build.json: equal for equal sites only, and independent of what is no content.</summary>
public sealed class HashOfASite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DependsOnEveryPathAndByte()
    {
        var hash = HashOf(Page("a.html", "one"), Photograph("b.jpg", [1, 2]));

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, HashOf(Photograph("b.jpg", [1, 2]), Page("a.html", "one")));
        Assert.NotEqual(hash, HashOf(Page("a.html", "One"), Photograph("b.jpg", [1, 2])));
        Assert.NotEqual(hash, HashOf(Page("a.html", "one"), Photograph("b.jpg", [1, 3])));
        Assert.NotEqual(hash, HashOf(Page("A.html", "one"), Photograph("b.jpg", [1, 2])));
        Assert.NotEqual(hash, HashOf(Page("a.html", "one")));
        Assert.NotEqual(hash, HashOf(Page("b.jpg", "one"), Photograph("a.html", [1, 2])));
    }

    [Fact]
    public void IsThatOfTheSameSiteBuiltAgain()
    {
        var first = HashOf(Page("a.html", "one"), Page("b.html", "two"));
        var file = File.GetLastWriteTimeUtc(_folder["output/build.json"]);

        Assert.Equal(first, HashOf(Page("a.html", "one"), Page("b.html", "two")));
        Assert.Equal(file, File.GetLastWriteTimeUtc(_folder["output/build.json"])); // unchanged, so linked
    }

    [Fact]
    public void LeavesOutWhatIsNoContent()
    {
        var hash = HashOf(Page("a.html", "one"), Page("news.xml", "today") with { IsContent = false });

        Assert.Equal(hash, HashOf(Page("a.html", "one"), Page("news.xml", "tomorrow") with { IsContent = false }));
        Assert.NotEqual(hash, HashOf(Page("a.html", "one"), Page("news.xml", "today")));
    }

    private string HashOf(params OutputFile[] files)
    {
        // First in the list: the publisher renders it last nevertheless.
        Publish(_folder["output"], [Summary(null) with { WithHashes = Summary }, .. files]);
        return File.ReadAllText(_folder["output/build.json"]);

        static RenderedFile Summary(FileHashes? hashes) =>
            new("build.json", "build", (writer, _) => writer.Write(Encoding.UTF8.GetBytes(hashes?.OfSite() ?? ""))) { IsContent = false };
    }
}
