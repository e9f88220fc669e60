using System.Diagnostics;
using Digest.Cli.Commands;
using Digest.Cli.Disk;
using Digest.Tests.Program;
using Xunit;

namespace Digest.Tests.Publishing;

/// <summary>The program, slowed at a system call while another one changes what it has just checked.</summary>
public sealed class SlowedBuild : IDisposable
{
    private const string Slowly = "delay_enter=3s:when=1";

    private readonly TemporaryFolder _folder = new();

    public SlowedBuild()
    {
        Assert.SkipUnless(Strace.IsAvailable, Strace.Reason);
        Assert.Equal(ExitCode.Done, DigestProcess.Run(_folder.Path, ["init", "site"]).Code);
    }

    private string Staging => _folder[".output-staging"];

    public void Dispose() => _folder.Dispose();

    /// <summary>It opened the file of a lock that another build then took, and deleted at its end.</summary>
    [Fact]
    public void HoldsALockThatOthersSee()
    {
        using var build = Start("flock", $"inject=flock:{Slowly}", "inject=rename:delay_enter=60s");
        try
        {
            Wait(() => Calls.Contains("0666) = ", StringComparison.Ordinal)); // it has opened the file
            WriterLock.Take(Staging, "output").Dispose();
            Wait(() => File.Exists($"{Staging}/site/index.html"));

            Assert.Throws<DiskException>(() => WriterLock.Take(Staging, "output"));
        }
        finally
        {
            build.Kill(entireProcessTree: true);
            build.WaitForExit();
        }
    }

    [Fact]
    public void WritesNothingThroughALinkThatAppears()
    {
        _folder.Write("outside", "theirs");

        using var build = Start("unlink", $"inject=openat:{Slowly}");
        Wait(() => Calls.Contains("ENOENT", StringComparison.Ordinal)); // it has deleted the owner, of which there is none
        File.CreateSymbolicLink($"{Staging}/owner", _folder["outside"]);
        build.WaitForExit();

        Assert.Equal(ExitCode.Disk, build.ExitCode);
        Assert.Equal("theirs", File.ReadAllText(_folder["outside"]));
    }

    /// <summary>The calls so far.</summary>
    private string Calls => File.Exists(_folder["calls"]) ? File.ReadAllText(_folder["calls"]) : "";

    /// <param name="call">Logged besides the opening of files.</param>
    private Process Start(string call, params string[] delays)
    {
        var file = call == "flock" ? "lock" : "owner";
        string[] strace =
        [
            "strace", "-f", "-qq", "-o", _folder["calls"], "-P", $"{Staging}/{file}", "-P", $"{Staging}/site",
            "-e", $"trace=openat,rename,{call}", .. delays.SelectMany(delay => new[] { "-e", delay }),
        ];
        return DigestProcess.StartUnder(strace, _folder["site"], ["build", "-o", "../output"]);
    }

    private static void Wait(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(2)), "the build does not go on");
}
