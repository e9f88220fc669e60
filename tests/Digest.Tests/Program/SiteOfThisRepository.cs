using System.Diagnostics;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Program;

public sealed class SiteOfThisRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SiteOfThisRepository() => DigestProcess.CopySite(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsBuiltByTheProgramWithoutACommand()
    {
        var (code, output, error) = DigestProcess.Run(_folder.Path, []);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Matches(@"^\d+ articles?.*, \d+ events?, \d+ pages?, \d+ files?, .*B in \d+ ms → output\n$", output);
        Assert.NotEmpty(TemporaryFolder.FilesOf(_folder["output"]));
    }

    [Fact]
    public void IsBuiltIntoTheOutputFolder()
    {
        using var elsewhere = new TemporaryFolder();

        var (code, output, error) = DigestProcess.Run(elsewhere.Path, ["build", "-r", _folder.Path, "-o", "www/site"]);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.EndsWith("→ www/site\n", output, StringComparison.Ordinal);
        Assert.NotEmpty(TemporaryFolder.FilesOf(elsewhere["www/site"]));
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Fact]
    public void IsNotWrittenByACheck()
    {
        var before = TemporaryFolder.HashOf(_folder.Path);

        DigestProcess.Run(_folder.Path, ["check"]);

        Assert.Equal(before, TemporaryFolder.HashOf(_folder.Path));
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Fact]
    public void WithAnErrorLeavesTheOldSite()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        DigestProcess.Run(_folder.Path, []);
        var before = TemporaryFolder.HashOf(_folder["output"]);
        File.CreateSymbolicLink(_folder["input/secret.md"], "/etc/hostname");

        var (code, output, error) = DigestProcess.Run(_folder.Path, ["build"]);

        Assert.Equal(ExitCode.Content, code);
        Assert.Contains("input/secret.md(1,1): error DG003: ", error, StringComparison.Ordinal);
        Assert.EndsWith("; nothing was published\n", output, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder["output"]));
    }

    [Fact]
    public void IsAnnotatedUnderGitHubActions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        File.CreateSymbolicLink(_folder["input/a, b:c%.md"], "/etc/hostname");

        var (code, output, error) = DigestProcess.Run(
            _folder.Path, [], "GITHUB_ACTIONS=true", $"GITHUB_STEP_SUMMARY={_folder["summary.md"]}",
            $"GITHUB_WORKSPACE={Path.GetDirectoryName(_folder.Path)}");

        Assert.Equal(ExitCode.Content, code);
        Assert.StartsWith($"::error file={Path.GetFileName(_folder.Path)}/input/a%2C b%3Ac%25.md,line=1,col=1,title=DG003::", output,
            StringComparison.Ordinal);
        Assert.Contains("input/a, b:c%.md(1,1): error DG003: ", error, StringComparison.Ordinal);
        Assert.Contains("input/a, b:c%.md(1,1): error DG003: ", File.ReadAllText(_folder["summary.md"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "-r", "nowhere")]
    [InlineData("build", "--sttrict")]
    public void IsAnnotatedUnderGitHubActionsAfterWrongUse(params string[] arguments)
    {
        var (code, output, _) = DigestProcess.Run(_folder.Path, arguments, "GITHUB_ACTIONS=true");

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("::error title=digest::", output, StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotBuiltWithAnUnknownSetting()
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, ["-s", "NoSuchThing=1"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("NoSuchThing", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["output"]));
    }

    [Theory]
    [InlineData(".", "holds the sources")]
    [InlineData("..", "holds the sources")]
    [InlineData("input/site", "inside input/")]
    [InlineData("theme", "inside theme/")]
    public void IsNotBuiltOverItsOwnSources(string output, string why)
    {
        var before = TemporaryFolder.HashOf(_folder.Path);

        var (code, _, error) = DigestProcess.Run(_folder.Path, ["-o", output, "--force"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.HashOf(_folder.Path));
    }

    [Fact]
    public void IsNotBuiltOverAForeignFolder()
    {
        _folder.Write("output/thesis.txt", "years of work");

        var (code, _, error) = DigestProcess.Run(_folder.Path, []);

        Assert.Equal(ExitCode.Disk, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], TemporaryFolder.FilesOf(_folder["output"]));
    }

    [Fact]
    public void IsNotBuiltTwiceAtTheSameTime()
    {
        using var other = Publisher.Open(_folder["output"], force: false);

        var (code, _, error) = DigestProcess.Run(_folder.Path, []);

        Assert.Equal(ExitCode.Disk, code);
        Assert.Contains($"process {Environment.ProcessId}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void StopsOnASignal(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signal is sent with kill");

        // A pipe without a reader blocks the program when it writes the summary.
        File.CreateSymbolicLink(_folder["input/secret.md"], "/etc/hostname");
        Shell("mkfifo", _folder["pipe"]);
        using var process = DigestProcess.StartInterruptible(
            _folder.Path, [], "GITHUB_ACTIONS=true", $"GITHUB_STEP_SUMMARY={_folder["pipe"]}");
        Assert.NotNull(process.StandardError.ReadLine());
        Shell("kill", $"-{signal}", $"{process.Id}");

        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
    }

    [Theory]
    [InlineData("TERM", true)]
    [InlineData("INT", false)]
    public void SaysOnASignalAfterTheSwapThatTheSiteIsPublished(string signal, bool continues)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signal is sent with kill");

        // After the swap the program writes its warnings to a pipe, and waits until it is read.
        File.WriteAllText(_folder["statiq.json"], """{ "Languages": ["ms", "ar"] }""");
        Shell("mkfifo", _folder["pipe"]);
        using var process = DigestProcess.StartInterruptible(
            _folder.Path, [], "GITHUB_ACTIONS=true", $"GITHUB_STEP_SUMMARY={_folder["pipe"]}", $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        while (!File.Exists(_folder["output/index.html"]) && !process.HasExited)
            Thread.Sleep(10);
        Shell("kill", $"-{signal}", $"{process.Id}");
        string? line;
        do
            line = process.StandardError.ReadLine();
        while (line is not (null or "digest: interrupted; the new site is published"));
        Assert.NotNull(line);
        if (continues)
            Shell("dd", "status=none", "of=/dev/null", $"if={_folder["pipe"]}");

        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.DoesNotContain("interrupted", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }

    private static void Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
