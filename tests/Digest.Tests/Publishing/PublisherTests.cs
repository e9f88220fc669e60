using Digest.Cli.Disk;
using Digest.Output;
using Digest.Sources.Diagnostics;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

public sealed class FirstBuild : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesEveryFileWhole()
    {
        var large = new byte[200_000];
        for (var index = 0; index < large.Length; index++)
            large[index] = (byte)(index * 7);

        var published = Publish(_folder["output"], Page("index.html", "pilih"), Page("ar/2023/09/kim/index.html", "قطار"),
            Photograph("ms/train.jpg", large));

        Assert.Equal([".digest", "ar/2023/09/kim/index.html", "index.html", "ms/train.jpg"], TemporaryFolder.FilesOf(_folder["output"]));
        Assert.Equal("قطار", File.ReadAllText(_folder["output/ar/2023/09/kim/index.html"]));
        Assert.Equal(large, File.ReadAllBytes(_folder["output/ms/train.jpg"]));
        Assert.Equal((3, 200_013L, 0), (published.Files, published.Bytes, published.Unchanged));
    }

    [Fact]
    public void LeavesNothingBesideTheOutput()
    {
        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.Equal([_folder["output"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void SetsTheModesThatGitHubPagesNeeds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such modes");
        Publish(_folder["output"], Page("ms/index.html", "berita"));

        Assert.Equal(0x1A4, Native.Stat(_folder["output/ms/index.html"]).Mode);
        Assert.Equal(0x1ED, Native.Stat(_folder["output/ms"]).Mode);
        Assert.Equal(0x1ED, Native.Stat(_folder["output"]).Mode);
    }

    [Fact]
    public void ReplacesAnEmptyFolder()
    {
        Directory.CreateDirectory(_folder["output"]);

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.True(File.Exists(_folder["output/index.html"]));
    }
}

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

public sealed class ForeignFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsRefusedAndLeftAlone()
    {
        _folder.Write("output/thesis.txt", "years of work");

        var fault = Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "pilih")));

        Assert.Contains("--force", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], TemporaryFolder.FilesOf(_folder["output"]));
        Assert.Equal([_folder["output"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void IsReplacedByForce()
    {
        _folder.Write("output/thesis.txt", "years of work");

        Publish(_folder["output"], SwapMethod.Exchange, force: true, Page("index.html", "pilih"));

        Assert.Equal([".digest", "index.html"], TemporaryFolder.FilesOf(_folder["output"]));
    }

    [Fact]
    public void IsRefusedEvenByForceAroundAHomeOrCurrentFolder()
    {
        var before = Directory.GetCurrentDirectory();
        _folder.Write("home/project/thesis.txt", "years of work");

        // Tests the function and not a build: without it a build would delete these folders.
        Assert.Null(Publisher.KeptFolderIn(_folder["home/project"], [_folder["home"]]));
        Assert.NotNull(Publisher.KeptFolderIn(_folder["home"], [_folder["home"]]));
        Assert.NotNull(Publisher.KeptFolderIn(_folder["home"], [_folder["home/project"]]));
        Assert.NotNull(Publisher.KeptFolderIn(Path.GetTempPath(), Publisher.NeverReplaced));
        Assert.NotNull(Publisher.KeptFolderIn(before, Publisher.NeverReplaced));
    }

    [Fact]
    public void IsRefusedWhenItIsAFile()
    {
        _folder.Write("output", "not a folder");

        Assert.Throws<DiskException>(() => Publish(_folder["output"], SwapMethod.Exchange, force: true, Page("index.html", "pilih")));

        Assert.Equal("not a folder", File.ReadAllText(_folder["output"]));
    }
}

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
        var lost = new CopiedFile("ms/lost.jpg", new("input/articles/x/lost.jpg", () => throw new IOException("Input/output error")));

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

    private void AssertUntouched()
    {
        Assert.Equal(_before, TemporaryFolder.HashOf(_folder["output"]));
        Assert.Equal([_folder["output"]], Directory.GetFileSystemEntries(_folder.Path));
    }
}

public sealed class SecondWriter : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsRefusedWithTheIdOfTheFirst()
    {
        using var first = Publisher.Open(_folder["output"], force: false);

        var fault = Assert.Throws<DiskException>(() => Publisher.Open(_folder["output"], force: false));

        Assert.Contains($"process {Environment.ProcessId}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsAllowedAfterTheFirst()
    {
        Publisher.Open(_folder["output"], force: false).Dispose();

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.True(File.Exists(_folder["output/index.html"]));
    }
}

public sealed class BuildAfterAKilledOne : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DeletesWhatWasLeft()
    {
        _folder.Write(".output-staging/site/half/index.html", "torn");
        _folder.Write(".output-staging/lock", "");
        _folder.Write(".output-staging/owner", "1");

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.Equal([_folder["output"]], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal([".digest", "index.html"], TemporaryFolder.FilesOf(_folder["output"]));
    }

    [Fact]
    public void RestoresTheOldSite()
    {
        Publish(_folder["output"], Page("index.html", "old"));
        Directory.CreateDirectory(_folder[".output-staging"]);
        Directory.Move(_folder["output"], _folder[".output-staging/old"]); // as if killed between the two renames
        _folder.Write(".output-staging/site/index.html", "new");

        using (Publisher.Open(_folder["output"], force: false))
            Assert.Equal("old", File.ReadAllText(_folder["output/index.html"]));
    }
}
