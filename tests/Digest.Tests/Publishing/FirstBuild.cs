using Digest.Cli.Disk;
using Digest.Tests.Program;
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
    public void SetsTheModesWhateverTheUserPrefers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such modes");
        DigestProcess.CopySite(_folder);

        DigestProcess.RunUnder(["sh", "-c", "umask 077; exec \"$@\"", "sh"], _folder.Path, []);

        Assert.Equal(0x1A4, Native.Stat(_folder["output/index.html"]).Mode);
        Assert.Equal(0x1ED, Native.Stat(_folder["output/ms"]).Mode);
    }

    [Fact]
    public void ReplacesAnEmptyFolder()
    {
        Directory.CreateDirectory(_folder["output"]);

        Publish(_folder["output"], Page("index.html", "pilih"));

        Assert.True(File.Exists(_folder["output/index.html"]));
    }
}
