using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Output;
using Digest.Sources.Diagnostics;
using Digest.Tests.Program;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

public sealed class FailedBuild : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before;

    public FailedBuild()
    {
        Publish(_folder["output"], Page("index.html", "pilih"), Page("ms/index.html", "berita"));
        _before = TemporaryFolder.HashOf(_folder["output"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ByRenderingLeavesTheOldSite()
    {
        var diagnostics = new DiagnosticBag();
        using (var publisher = Publisher.Open(_folder["output"], force: false))
            publisher.Stage([Page("index.html", "new"), FaultyPage("bad.html"), FaultyPage("worse.html")], diagnostics, advanced: null,
                TestContext.Current.CancellationToken);

        Assert.True(diagnostics.HasErrors);
        AssertUntouched();
    }

    [Fact]
    public void ByTheDiskLeavesTheOldSiteAndNamesTheFile()
    {
        var impossible = new string('x', 300) + ".html";

        var fault = Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "new"), Page(impossible, "y")));

        Assert.Contains(impossible, fault.Message, StringComparison.Ordinal);
        Assert.Contains("File name too long", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("-staging", fault.Message, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Fact]
    public void ByAnUnreadableSourceLeavesTheOldSiteAndNamesTheSource()
    {
        var lost = new CopiedFile("ms/lost.jpg", new("input/articles/x/lost.jpg", _ => throw new IOException("Input/output error")));

        var fault = Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "new"), lost));

        Assert.Contains("input/articles/x/lost.jpg", fault.Message, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Fact]
    public void ByCtrlCLeavesTheOldSite()
    {
        using var interruption = new CancellationTokenSource();
        using (var publisher = Publisher.Open(_folder["output"], force: false))
        {
            OutputFile interrupting = new RenderedFile("a.html", "a", (_, _) => interruption.Cancel());
            OutputFile[] files = [interrupting, .. Enumerable.Range(0, 1000).Select(number => Page($"{number}.html", "x"))];
            Assert.ThrowsAny<OperationCanceledException>(() => publisher.Stage(files, new(), advanced: null, interruption.Token));
        }

        AssertUntouched();
    }

    [Theory]
    [InlineData("../evil.html")]
    [InlineData("ms/../../evil.html")]
    [InlineData("ms//evil.html")]
    [InlineData("./evil.html")]
    [InlineData("ms/..")]
    [InlineData("..\\evil.html")]
    [InlineData("C:/evil.html")]
    [InlineData("C:evil.html")]
    [InlineData("/evil.html")]
    [InlineData("evil\0.html")]
    [InlineData("")]
    [InlineData(".digest")]
    public void ByAPathOutsideOfTheSiteLeavesTheOldSite(string path)
    {
        Assert.Throws<InvalidOperationException>(() => Publish(_folder["output"], Page("index.html", "new"), Page(path, "evil")));

        AssertUntouched();
    }

    [Fact]
    public void ByAnAbsolutePathLeavesTheOldSite()
    {
        Assert.Throws<InvalidOperationException>(() =>
            Publish(_folder["output"], Page("index.html", "new"), Page(_folder["evil.html"], "evil")));

        AssertUntouched();
    }

    /// <summary>The whole program: a publisher by itself cannot know which problems stop a build.</summary>
    [Fact]
    public void ByRenderingInTheProgramLeavesTheOldSite()
    {
        using var site = new TemporaryFolder();
        DigestProcess.CopySite(site);
        var epoch = $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}";
        Assert.Equal(ExitCode.Done, DigestProcess.Run(site.Path, [], epoch).Code);
        var before = TemporaryFolder.HashOf(site["output"]);
        site.Write("theme/layouts/article.sbn-html", "{{ while true }}x{{ end }}");

        var (code, output, error) = DigestProcess.Run(site.Path, [], epoch);

        Assert.Equal(ExitCode.Content, code);
        Assert.Contains("nothing was published", output + error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(site["output"]));
    }

    [Fact]
    public void ByTheSecondOfTwoRenamesLeavesTheOldSite()
    {
        Directory.CreateDirectory(_folder[".output-staging"]);
        var swap = new FolderSwap(_folder["output"], _folder[".output-staging"]);

        Assert.Throws<DirectoryNotFoundException>(() => swap.Run(SwapMethod.TwoRenames, [], outputHasLinks: false));

        Directory.Delete(_folder[".output-staging"]);
        AssertUntouched();
    }

    [Fact]
    public void ByTwoFilesOfOnePathLeavesTheOldSite()
    {
        Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "new"), Page("index.html", "other")));

        AssertUntouched();
    }

    private void AssertUntouched()
    {
        Assert.Equal(_before, TemporaryFolder.HashOf(_folder["output"]));
        Assert.Equal([_folder["output"]], Directory.GetFileSystemEntries(_folder.Path));
    }
}
