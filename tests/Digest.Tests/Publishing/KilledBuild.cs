using System.Diagnostics;
using Digest.Tests.Program;
using Xunit;

namespace Digest.Tests.Publishing;

/// <summary>The program, killed while it writes and swaps.</summary>
public sealed class KilledBuild : IDisposable
{
    private static readonly int s_kills = SampleSize.Of(5, 250);

    private readonly TemporaryFolder _folder = new();

    public KilledBuild() => DigestProcess.CopySite(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LeavesACompleteSiteAndDoesNotBlockTheNext()
    {
        Build("a", "output");
        Build("b", "other");
        string[] whole = [TemporaryFolder.HashOf(_folder["output"]), TemporaryFolder.HashOf(_folder["other"])];
        Assert.NotEqual(whole[0], whole[1]);
        var window = WindowOf("b");

        var landed = 0;
        for (var kill = 0; kill < s_kills; kill++)
        {
            using var process = DigestProcess.Start(
                _folder.Path, Arguments(kill % 2 == 0 ? "b" : "a", "output"), $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
            WaitForStaging(process);
            Thread.Sleep(window * kill / s_kills);
            process.Kill();
            process.WaitForExit();
            landed += process.ExitCode == 0 ? 0 : 1;

            Assert.Contains(TemporaryFolder.HashOf(_folder["output"]), whole);
        }

        Assert.True(landed > 0, "every build was over before it could be killed");
        Build("a", "output");
        Assert.Equal(whole[0], TemporaryFolder.HashOf(_folder["output"]));
        Assert.False(Directory.Exists(_folder[".output-staging"]));
    }

    private void Build(string root, string output)
    {
        var (code, _, error) = DigestProcess.Run(_folder.Path, Arguments(root, output), $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        Assert.Equal((0, ""), (code, error));
    }

    /// <summary>How long a build writes and swaps on this machine.</summary>
    private TimeSpan WindowOf(string root)
    {
        using var process = DigestProcess.Start(_folder.Path, Arguments(root, "output"), $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        WaitForStaging(process);
        var started = Stopwatch.GetTimestamp();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(started);
    }

    private void WaitForStaging(Process process)
    {
        while (!process.HasExited && !Directory.Exists(_folder[".output-staging"]))
            Thread.Sleep(1);
    }

    /// <summary>Another root changes every page, so a mix of two builds is noticed. The cards are the same, and are drawn once.</summary>
    private static string[] Arguments(string root, string output) => ["-o", output, "-s", $"LinkRoot=/{root}"];
}
