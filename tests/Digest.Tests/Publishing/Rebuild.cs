using Digest.Cli.Disk;
using Digest.Output;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

public sealed class Rebuild : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(SwapMethod.Exchange))]
    [InlineData(nameof(SwapMethod.TwoRenames))]
    [InlineData(nameof(SwapMethod.FileByFile))]
    public void KeepsUnchangedFiles(string way)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no hard links there");
        Publish(_folder["output"], Page("a.html", "one"), Page("b.html", "two"), Photograph("c.jpg", [1, 2, 3]),
            Photograph("d.jpg", [4, 5, 6]));
        foreach (var name in (string[])["a.html", "b.html", "c.jpg", "d.jpg"])
            Age(_folder["output/" + name]);

        var published = Publish(_folder["output"], Enum.Parse<SwapMethod>(way), force: false, Page("a.html", "one"),
            Page("b.html", "TWO"), Photograph("c.jpg", [1, 2, 3]), Photograph("d.jpg", [4, 5, 7]));

        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(_folder["output/a.html"]));
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(_folder["output/c.jpg"]));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(_folder["output/b.html"]));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(_folder["output/d.jpg"]));
        Assert.Equal("TWO", File.ReadAllText(_folder["output/b.html"]));
        Assert.Equal([4, 5, 7], File.ReadAllBytes(_folder["output/d.jpg"]));
        Assert.Equal(2, published.Unchanged);
        Assert.Equal(Enum.Parse<SwapMethod>(way), published.Method);
    }

    [Fact]
    public void RewritesFilesOfWhichOnlyTheStartIsTheSame()
    {
        Publish(_folder["output"], Page("a.html", "one two"), Photograph("b.jpg", [1, 2, 3]));

        var published = Publish(_folder["output"], Page("a.html", "one"), Photograph("b.jpg", [1, 2]));

        Assert.Equal(0, published.Unchanged);
        Assert.Equal("one", File.ReadAllText(_folder["output/a.html"]));
        Assert.Equal([1, 2], File.ReadAllBytes(_folder["output/b.jpg"]));
    }

    [Fact]
    public void LeavesNoHardLinks()
    {
        OutputFile[] files = [Page("a.html", "one"), Photograph("b.jpg", [1])];
        Publish(_folder["output"], files);

        Publish(_folder["output"], files);

        Assert.All(TemporaryFolder.FilesOf(_folder["output"]), file => Assert.Equal(1, Native.Stat(_folder["output/" + file]).Links));
    }

    [Fact]
    public void RewritesFilesThatAreUnreadableOrHardLinked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such modes");
        OutputFile[] files = [Page("a.html", "one"), Page("b.html", "two")];
        Publish(_folder["output"], files);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["output/a.html"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.True(Native.TryLink(_folder["output/b.html"], _folder["elsewhere"]));

        var published = Publish(_folder["output"], files);

        Assert.Equal(0, published.Unchanged);
        Assert.Equal(0x1A4, Native.Stat(_folder["output/a.html"]).Mode);
        Assert.Equal(1, Native.Stat(_folder["output/b.html"]).Links);
    }

    [Theory]
    [InlineData(nameof(SwapMethod.Exchange))]
    [InlineData(nameof(SwapMethod.TwoRenames))]
    [InlineData(nameof(SwapMethod.FileByFile))]
    public void GivesTheSameTreeAsACleanBuild(string way)
    {
        Publish(_folder["output"], Page("was-file", "x"), Page("was-folder/deep/er.html", "x"), Page("gone/index.html", "x"),
            Page("stays.html", "x"));
        OutputFile[] files = [Page("was-file/index.html", "y"), Page("was-folder", "y"), Page("stays.html", "x"),
            Page("new/index.html", "y")];
        Publish(_folder["clean"], files);

        Publish(_folder["output"], Enum.Parse<SwapMethod>(way), force: false, files);

        Assert.Equal(TemporaryFolder.HashOf(_folder["clean"]), TemporaryFolder.HashOf(_folder["output"]));
        Assert.False(Directory.Exists(_folder["output/gone"]));
        Assert.Equal([_folder["clean"], _folder["output"]], Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ThroughALinkReplacesItsTarget()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        Directory.CreateDirectory(_folder["www"]);
        Directory.CreateSymbolicLink(_folder["output"], _folder["www"]);

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.Equal(EntryKind.Link, Native.Stat(_folder["output"]).Kind);
        Assert.True(File.Exists(_folder["www/index.html"]));
    }
}
