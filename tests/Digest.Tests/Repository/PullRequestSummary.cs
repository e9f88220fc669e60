using System.Diagnostics;
using System.Text;
using Digest.Cli.Disk;
using Digest.Tests.Publishing;
using Xunit;

namespace Digest.Tests.Repository;

/// <summary>The script that compares a pull request with its branch, in a repository of two commits.</summary>
public sealed class PullRequestSummary : IDisposable
{
    private const string Article = "repo/input/articles/kim/ms.md";

    private readonly TemporaryFolder _folder = new();

    public PullRequestSummary()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the workflow runs on Linux");
        foreach (var file in new TestSite().Tree().Files)
            _folder.Write("repo/" + file.Path, Encoding.UTF8.GetString(file.ReadAllBytes()));
        // In place of the compiler, which would build the whole program twice.
        _folder.Write(
            "bin/dotnet",
            $"""
            #!/usr/bin/env bash
            while [[ $1 != -- ]]; do shift; done
            shift
            exec "{Environment.ProcessPath}" exec "{typeof(SourceFolder).Assembly.Location}" "$@"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["bin/dotnet"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListsThePagesThatChange()
    {
        Commit("init", "--quiet");
        _folder.Write(Article, "---\ntitle: Kim\n---\nTeks.\n");
        Commit("add", ".");
        Commit("commit", "--quiet", "-m", "one");
        _folder.Write(Article, "---\ntitle: Kim\n---\nTeks lain.\n");
        Commit("commit", "--quiet", "-a", "-m", "two");

        var (output, summary) = await Run();

        Assert.Contains("changed:\n  article (ms): 1\n    /ms/2023/09/kim/\n", output, StringComparison.Ordinal);
        Assert.StartsWith("### Digest: 0 added, 0 removed, ", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysSoIfTheBranchDoesNotBuild()
    {
        Commit("init", "--quiet");
        _folder.Write(Article, "---\ntitel: Kim\n---\nTeks.\n");
        Commit("add", ".");
        Commit("commit", "--quiet", "-m", "one");
        _folder.Write(Article, "---\ntitle: Kim\n---\nTeks.\n");
        Commit("commit", "--quiet", "-a", "-m", "two");

        var (output, summary) = await Run();

        Assert.Contains("nothing to compare with", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", output, StringComparison.Ordinal);
    }

    private async Task<(string Output, string Summary)> Run()
    {
        _folder.Write("summary.md", "");
        var output = await new Workflow(Workflow.OfPullRequests).RunScript(
            "diff",
            _folder["repo"],
            ("PATH", $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_STEP_SUMMARY", _folder["summary.md"]));
        return (output, File.ReadAllText(_folder["summary.md"]));
    }

    private void Commit(params string[] arguments)
    {
        string[] author = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. author, .. arguments]) { WorkingDirectory = _folder["repo"] })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
