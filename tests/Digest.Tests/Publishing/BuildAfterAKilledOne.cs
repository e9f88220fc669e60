using Digest.Cli.Disk;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

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
