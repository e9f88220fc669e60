using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Program;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

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

    /// <summary>A process, because its current folder can be one that only this test needs.</summary>
    [Fact]
    public void IsRefusedByTheProgramEvenByForceAroundTheCurrentFolder()
    {
        DigestProcess.CopySite(_folder, "site");
        var current = Path.GetDirectoryName(_folder.Write("home/project/thesis.txt", "years of work"))!;

        var (code, _, error) = DigestProcess.Run(current, ["-r", _folder["site"], "-o", _folder["home"], "--force"]);

        Assert.Equal(ExitCode.Disk, code);
        Assert.Contains("even with --force", error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["home/project/thesis.txt"]));
    }

    [Fact]
    public void IsRefusedWhenOnlyAFolderHasTheNameOfTheMarker()
    {
        _folder.Write($"output/{Publisher.Marker}/thesis.txt", "years of work");

        Assert.Throws<DiskException>(() => Publish(_folder["output"], Page("index.html", "pilih")));
    }

    [Fact]
    public void IsRefusedWhenItIsTheRootOfTheDisk() =>
        Assert.Contains(
            "cannot be an output folder",
            Assert.Throws<DiskException>(() => Publisher.Open(Path.GetPathRoot(_folder.Path)!, force: false)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void IsRefusedWhenItIsAFile()
    {
        _folder.Write("output", "not a folder");

        Assert.Throws<DiskException>(() => Publish(_folder["output"], SwapMethod.Exchange, force: true, Page("index.html", "pilih")));

        Assert.Equal("not a folder", File.ReadAllText(_folder["output"]));
    }
}
