using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Program;
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
}

/// <summary>The program with an output folder that is a link to its sources or out of the project.</summary>
public sealed class OutputThroughLinks : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputThroughLinks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        DigestProcess.CopySite(_folder, "site");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("output", "input", "site", "inside input/")]
    [InlineData("output", "input/pages/about", "site", "inside input/")]
    [InlineData("output", "theme", "site", "inside theme/")]
    [InlineData("output", ".", "site", "holds the sources")]
    [InlineData("output", "..", "site", "holds the sources")]
    [InlineData("up", "input", "site", "inside input/", "-o", "up/pages")]
    [InlineData("up", "one", "site", "too many levels", "-o", "up/pages")]
    [InlineData("../alias", "site", "alias", "holds the sources", "-o", "../site")]
    [InlineData("../alias", "site", "alias", "inside input/", "-o", "../site/input/new")]
    [InlineData("../alias", "site", "site", "inside input/", "-o", "../alias/input/new")]
    public void ToTheSourcesAreRefusedEvenByForce(string link, string target, string folder, string why, params string[] arguments)
    {
        Directory.CreateSymbolicLink(_folder["site/" + link], target);
        if (target == "one")
            Directory.CreateSymbolicLink(_folder["site/one"], "up");
        var before = Hash();

        var (code, _, error) = Run(folder, ["--force", .. arguments]);

        Assert.NotEqual(ExitCode.Done, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Equal(before, Hash());
    }

    [Theory]
    [InlineData("""{ "OutputPath": "../elsewhere" }""")]
    [InlineData("""{ "OutputPath": "link" }""")]
    [InlineData("""{ "OutputPath": "link/below" }""")]
    [InlineData("{}")]
    public void OutOfTheProjectAreFollowedFromTheCommandLineOnly(string settings)
    {
        _folder.Write("site/statiq.json", settings);
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(_folder["site/link"], elsewhere.Path);
        Directory.CreateSymbolicLink(_folder["site/output"], elsewhere.Path);

        var (code, _, error) = Run("site", []);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--output", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));

        (code, _, error) = Run("site", ["-o", "link"]);
        Assert.True(code == ExitCode.Done, error);
        Assert.True(File.Exists(elsewhere["index.html"]));
    }

    private string Hash() => TemporaryFolder.HashOf(_folder["site/input"]) + TemporaryFolder.HashOf(_folder["site/theme"]);

    private (int Code, string Output, string Error) Run(string folder, string[] arguments) => DigestProcess.Run(_folder[folder], arguments);
}
