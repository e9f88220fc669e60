using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Program;
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

    /// <summary>A build may end between the two renames, when only the old site is left.</summary>
    [Fact]
    public void KeepsTheOldSiteWhileThereIsNoOther()
    {
        _folder.Write(".output-staging/old/index.html", "old");
        var swap = new FolderSwap(_folder["output"], _folder[".output-staging"]);

        swap.CleanUp();
        Assert.True(File.Exists(_folder[".output-staging/old/index.html"]));

        _folder.Write("output/index.html", "new");
        swap.CleanUp();
        Assert.False(Directory.Exists(_folder[".output-staging/old"]));
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

    [Theory]
    [InlineData("input/articles/broken/ms.md", "---\ntitle: [\n---\n", ExitCode.Content)]
    [InlineData("statiq.json", "{", ExitCode.Usage)]
    public void RestoresTheOldSiteEvenIfItFails(string brokenFile, string text, int exitCode)
    {
        DigestProcess.CopySite(_folder);
        Publish(_folder["output"], Page("index.html", "old"));
        Directory.CreateDirectory(_folder[".output-staging"]);
        Directory.Move(_folder["output"], _folder[".output-staging/old"]);
        _folder.Write(".output-staging/site/index.html", "new");
        _folder.Write(brokenFile, text);

        var (code, _, error) = DigestProcess.Run(_folder.Path, []);

        Assert.Equal(exitCode, code);
        Assert.Contains("is restored", error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["output/index.html"]));
        Assert.False(Directory.Exists(_folder[".output-staging"]));
    }

    [Fact]
    public void TouchesNothingOutsideTheProject()
    {
        DigestProcess.CopySite(_folder, "site");
        _folder.Write(".other-staging/old/index.html", "old");
        _folder.Write(".other-staging/site/index.html", "new");
        _folder.Write("site/statiq.json", """{ "OutputPath": "../other" }""");

        Assert.Equal(ExitCode.Usage, DigestProcess.Run(_folder["site"], []).Code);

        Assert.Equal(["old/index.html", "site/index.html"], TemporaryFolder.FilesOf(_folder[".other-staging"]));
        Assert.False(Directory.Exists(_folder["other"]));
    }
}
