using Digest.Cli.Commands;
using Digest.Tests.Program;
using Xunit;

namespace Digest.Tests.Publishing;

/// <summary>The program, killed at a system call of the swap. The next build fails, and the site is complete all the same.</summary>
public sealed class KilledSwap : IDisposable
{
    private const int Killed = 137;

    private readonly TemporaryFolder _folder = new();

    public KilledSwap()
    {
        Assert.SkipUnless(Strace.IsAvailable, Strace.Reason);
        Assert.Equal(ExitCode.Done, Run([], "init").Code);
        Assert.Equal(ExitCode.Done, Run([], "build", "-s", "SiteTitle=A").Code);
        Assert.Equal(ExitCode.Done, Run([], "build", "-s", "SiteTitle=B", "-o", "other").Code);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Where folders cannot be exchanged, for a moment there is no site.</summary>
    [Fact]
    public void BetweenTwoRenamesIsUndoneByTheNextBuild()
    {
        var old = TemporaryFolder.HashOf(_folder["output"]);

        Kill("site", "inject=renameat2:error=EINVAL", "inject=rename:signal=KILL");
        Assert.False(Directory.Exists(_folder["output"]));

        Assert.Contains("the site before it is restored", ErrorsOfTheNextBuild(), StringComparison.Ordinal);
        Assert.Equal(old, TemporaryFolder.HashOf(_folder["output"]));
    }

    [Fact]
    public void WhileTheOldSiteIsDeletedLeavesTheNewOne()
    {
        Kill("site/index.html", "inject=unlink:signal=KILL");
        Assert.True(File.Exists(_folder[".output-staging/site/index.html"]));

        Assert.DoesNotContain("restored", ErrorsOfTheNextBuild(), StringComparison.Ordinal);
        Assert.Equal(TemporaryFolder.HashOf(_folder["other"]), TemporaryFolder.HashOf(_folder["output"]));
    }

    /// <param name="path">Of the calls, in the staging folder.</param>
    private void Kill(string path, params string[] faults)
    {
        string[] strace =
        [
            "strace", "-f", "-qq", "-o", "/dev/null", "-P", _folder[$".output-staging/{path}"],
            .. faults.SelectMany(fault => new[] { "-e", fault }),
        ];
        Assert.Equal(Killed, Run(strace, "build", "-s", "SiteTitle=B").Code);
    }

    /// <summary>A build that stops at an error of the content.</summary>
    private string ErrorsOfTheNextBuild()
    {
        _folder.Write("input/articles/broken/ms.md", "---\ntitle: [\n---\n");
        var (code, _, error) = Run([], "build");
        Assert.Equal(ExitCode.Content, code);
        Assert.False(Directory.Exists(_folder[".output-staging"]));
        return error;
    }

    private (int Code, string Output, string Error) Run(string[] runner, params string[] arguments) =>
        DigestProcess.RunUnder(runner, _folder.Path, arguments, $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
}
