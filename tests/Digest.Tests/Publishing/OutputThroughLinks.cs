using Digest.Cli.Commands;
using Digest.Tests.Program;
using Xunit;
using static Digest.Tests.Publishing.Publication;

namespace Digest.Tests.Publishing;

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
