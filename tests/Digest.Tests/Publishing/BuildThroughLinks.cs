using Digest.Cli.Disk;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

/// <summary>A build follows no symbolic link out of its output and staging folders.</summary>
public sealed class BuildThroughLinks : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BuildThroughLinks() => Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/site")]
    [InlineData("/old")]
    [InlineData("/lock")]
    [InlineData("/owner")]
    public void IsRefusedWhenPartOfTheStagingFolderIsALink(string part)
    {
        _folder.Write("outside/site/page.html", "theirs");
        _folder.Write("outside/old/page.html", "theirs");
        _folder.Write("outside/file", "theirs");
        var before = TemporaryFolder.HashOf(_folder["outside"]);
        var link = _folder[".output-staging" + part];
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, part is "/lock" or "/owner" ? _folder["outside/file"] : _folder["outside"]);

        var fault = Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "ours")));

        Assert.StartsWith(link, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder["outside"]));
        Assert.Equal(EntryKind.Link, Native.Stat(link).Kind);
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Fact]
    public void IsRefusedWhenTheLockIsAHardLink()
    {
        _folder.Write("outside/file", "theirs");
        Directory.CreateDirectory(_folder[".output-staging"]);
        Assert.True(Native.TryLink(_folder["outside/file"], _folder[".output-staging/owner"]));

        Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "ours")));

        Assert.Equal("theirs", File.ReadAllText(_folder["outside/file"]));
    }

    [Fact]
    public void DeletesLinksInTheStagedSiteAndNotTheirTargets()
    {
        _folder.Write("outside/page.html", "theirs");
        _folder.Write(".output-staging/site/index.html", "torn");
        Directory.CreateSymbolicLink(_folder[".output-staging/site/ms"], _folder["outside"]);

        Publish(_folder["output"], Page("ms/page.html", "ours"));

        Assert.Equal("theirs", File.ReadAllText(_folder["outside/page.html"]));
        Assert.Equal("ours", File.ReadAllText(_folder["output/ms/page.html"]));
    }

    [Theory]
    [InlineData(nameof(SwapMethod.Exchange))]
    [InlineData(nameof(SwapMethod.TwoRenames))]
    [InlineData(nameof(SwapMethod.FileByFile))]
    public void ReusesNoFileBehindALinkInTheOldSite(string way)
    {
        Publish(_folder["output"], Page("ms/page.html", "same"));
        Directory.Move(_folder["output/ms"], _folder["outside"]);
        Directory.CreateSymbolicLink(_folder["output/ms"], _folder["outside"]);

        _folder.Write("outside/deep/theirs.html", "theirs");
        _folder.Write("outside/theirs", "theirs");

        var published = Publish(
            _folder["output"], Enum.Parse<SwapMethod>(way), force: false, Page("ms/page.html", "same"), Page("ms/deep", "ours"),
                Page("ms/theirs/page.html", "ours"));

        Assert.Equal(0, published.Unchanged);
        Assert.Equal(EntryKind.Folder, Native.Stat(_folder["output/ms"]).Kind);
        File.WriteAllText(_folder["output/ms/page.html"], "changed");
        Assert.Equal("same", File.ReadAllText(_folder["outside/page.html"]));
        Assert.Equal("theirs", File.ReadAllText(_folder["outside/deep/theirs.html"]));
        Assert.Equal("theirs", File.ReadAllText(_folder["outside/theirs"]));
    }

    [Theory]
    [InlineData(nameof(SwapMethod.Exchange))]
    [InlineData(nameof(SwapMethod.TwoRenames))]
    [InlineData(nameof(SwapMethod.FileByFile))]
    public void DeletesLinksInTheOldSiteAndNotTheirTargets(string way)
    {
        Publish(_folder["output"], Page("index.html", "old"));
        _folder.Write("outside/theirs.html", "theirs");
        Directory.CreateSymbolicLink(_folder["output/link"], _folder["outside"]);
        _folder.Write("output/.digest-arriving", "left by a killed build");

        Publish(_folder["output"], Enum.Parse<SwapMethod>(way), force: false, Page("index.html", "new"));

        Assert.Equal("theirs", File.ReadAllText(_folder["outside/theirs.html"]));
        Assert.Equal(EntryKind.Missing, Native.Stat(_folder["output/link"]).Kind);
        Assert.Equal([".digest", "index.html"], TemporaryFolder.FilesOf(_folder["output"]));
    }
}
