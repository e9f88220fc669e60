using System.Collections.Immutable;
using Digest.Cli;
using Digest.Cli.Commands;
using Digest.Cli.Published;
using Digest.Output;
using Digest.Tests.Program;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Published;

/// <summary><c>digest diff --files</c>: what a program that uploads files reads.</summary>
public sealed class FilesToTransfer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FilesToTransfer()
    {
        _folder.Write("old/build.json", Build(
            """
            "/ms/": "0000000000000001", "/ms/lama/": "0000000000000002", "/ms/sama/": "0000000000000003",
            "/a/11111111/": "/ms/sama/", "/a/22222222/": "/ms/lama/"
            """,
            """ "sitemap.xml": "0000000000000004" """));
        _folder.Write("new/build.json", Build(
            """
            "/ms/": "0000000000000011", "/ms/baharu/": "0000000000000012", "/ms/sama/": "0000000000000003",
            "/a/11111111/": "/ms/sama/", "/a/22222222/": "/ms/baharu/"
            """,
            """ "sitemap.xml": "0000000000000014", "ar/feed.xml": "0000000000000015" """));
        foreach (var path in (string[])[".digest", ".nojekyll", "cards/lama.png", "media/sama.webp", "ms/index.html", "ms/lama/index.html",
            "ms/sama/index.html", "a/11111111/index.html", "a/22222222/index.html", "sitemap.xml"])
            _folder.Write("old/" + path, "old");
        foreach (var path in (string[])[".digest", ".nojekyll", "cards/baharu.png", "media/sama.webp", "ms/index.html",
            "ms/baharu/index.html", "ms/sama/index.html", "a/11111111/index.html", "a/22222222/index.html", "sitemap.xml", "ar/feed.xml"])
            _folder.Write("new/" + path, path is ".nojekyll" or "media/sama.webp" ? "old" : "new");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Without its folder it is not known whether the earlier version has the same pictures, so all are listed.</summary>
    [Fact]
    public void AreThoseThatTheEarlierVersionMayLack() => Assert.Equal(
        [
            ".nojekyll", "a/22222222/index.html", "ar/feed.xml", "cards/baharu.png", "media/sama.webp", "ms/baharu/index.html",
            "ms/index.html", "sitemap.xml",
        ],
        Uploads("old/build.json"));

    [Fact]
    public void AreComparedIfBothVersionsAreFolders() => Assert.Equal(
        [
            "a/11111111/index.html", "a/22222222/index.html", "ar/feed.xml", "cards/baharu.png", "ms/baharu/index.html", "ms/index.html",
            "sitemap.xml",
        ],
        Uploads("old"));

    [Fact]
    public void AreDeletedIfTheLaterVersionLacksThem()
    {
        Assert.Equal(["ms/lama/index.html"], Deletions("old/build.json"));
        Assert.Equal(["cards/lama.png", "ms/lama/index.html"], Deletions("old"));
    }

    /// <summary>What a site on the web says about itself must not delete files elsewhere.</summary>
    [Fact]
    public void AreNotDeletedOutside()
    {
        _folder.Write("old.json", Build("""
            "/../x/": "0000000000000001", "/a/../../x": "0000000000000001", "/C:/x": "0000000000000001", "/x\ny/": "0000000000000001",
            "/build.json": "0000000000000001", "/.digest": "0000000000000001", "/ms/x/": "0000000000000001"
            """, ""));

        Assert.Equal(["ms/x/index.html"], Deletions("old.json"));
    }

    [Fact]
    public void AreUploadedFromAFolder() =>
        Assert.Throws<UsageException>(() => TransferList.Uploads(_folder["old"], Read("old"), _folder["new/build.json"], Read("new")));

    [Fact]
    public void ArePrintedAndNothingElse()
    {
        var (code, output, error) = DigestProcess.Run(_folder.Path, ["diff", "old", "new", "--files", "delete"], "GITHUB_ACTIONS=true");

        Assert.Equal((ExitCode.Done, "cards/lama.png\nms/lama/index.html\n", ""), (code, output, error));
    }

    private IEnumerable<string> Uploads(string old) => TransferList.Uploads(_folder[old], Read(old), _folder["new"], Read("new"));

    private IEnumerable<string> Deletions(string old) => TransferList.Deletions(_folder[old], Read(old), _folder["new"]);

    private ImmutableArray<PublishedFile> Read(string place) =>
        PublishedSite.Read("OLD", _folder[place], TestContext.Current.CancellationToken);

    private static string Build(string pages, string files) =>
        $$"""{ "version": 2, "pages": { "article": { "ms": { {{pages}} } } }, "files": { {{files}} } }""";
}
