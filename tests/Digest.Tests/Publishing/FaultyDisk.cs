using System.Text.RegularExpressions;
using Digest.Cli.Commands;
using Digest.Tests.Program;
using Xunit;

namespace Digest.Tests.Publishing;

/// <summary>The program on a disk that refuses one of the calls which change it. The calls fail in the kernel, by strace.</summary>
public sealed partial class FaultyDisk : IDisposable
{
    private const int Faults = 500;

    private static readonly string[] s_calls =
        ["mkdir", "mkdirat", "pwrite64", "link", "linkat", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "ftruncate", "fsync"];

    private static readonly string[] s_errors = ["ENOSPC", "EIO", "EACCES"];

    private readonly TemporaryFolder _folder = new();

    public FaultyDisk() =>
        Assert.Equal(ExitCode.Done, DigestProcess.Run(_folder.Path, ["init", ".", "--languages", "ms,ar,en"]).Code);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LeavesACompleteSiteAndSaysWhatFailed()
    {
        Assert.SkipUnless(Strace.IsAvailable, Strace.Reason);
        var old = Built("A");
        var (_, log) = Traced("B", []);
        var whole = TemporaryFolder.HashOf(_folder["output"]);
        Assert.NotEqual(old, whole);
        var faults = FaultsOf(log);
        Assert.True(faults.Length > 300, $"a build makes only {faults.Length} such calls");
        new Random(20230912).Shuffle(faults);

        var reported = 0;
        foreach (var (call, number) in faults.Take(SampleSize.Of(8, Faults)))
        {
            Assert.Equal(old, Built("A"));
            var error = s_errors[number % s_errors.Length];

            var ((code, output), _) = Traced("B", ["-e", $"inject={call}:error={error}:when={number}"]);

            var what = $"call {number} of {call} fails with {error}: exit code {code}\n{output}";
            Assert.True(code is ExitCode.Done or ExitCode.Disk, what);
            var hash = TemporaryFolder.HashOf(_folder["output"]);
            Assert.True(hash == whole || (hash == old && code == ExitCode.Disk), what);
            Assert.True(code == ExitCode.Done || output.Contains("digest: ", StringComparison.Ordinal), what);
            reported += code == ExitCode.Disk ? 1 : 0;
        }

        Assert.True(reported > 0, "no fault reached the program");
        Assert.Equal(old, Built("A"));
        Assert.False(Directory.Exists(_folder[".output-staging"]));
    }

    private string Built(string title)
    {
        var (code, _, error) = DigestProcess.Run(
            _folder.Path, ["-s", $"SiteTitle={title}"], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        Assert.Equal((ExitCode.Done, ""), (code, error));
        return TemporaryFolder.HashOf(_folder["output"]);
    }

    /// <summary>
    /// Builds with one thread, because strace counts the calls of each thread. It stops the program at the traced calls only.
    /// </summary>
    private ((int Code, string Output) Result, string Log) Traced(string title, string[] fault)
    {
        var log = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "calls");
        var (code, output, error) = DigestProcess.RunUnder(
            ["strace", "-f", "--seccomp-bpf", "-qq", "-o", log, "-e", $"trace={string.Join(',', s_calls)}", .. fault], _folder.Path,
            ["-s", $"SiteTitle={title}"], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}", "DOTNET_PROCESSOR_COUNT=1",
            "DOTNET_EnableDiagnostics=0", "DOTNET_EnableWriteXorExecute=0");
        return ((code, output + error), File.ReadAllText(log));
    }

    /// <summary>Each call in the log, by its number among those with the same name.</summary>
    private static (string Call, int Number)[] FaultsOf(string log) =>
    [
        .. Call().Matches(log)
            .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
            .SelectMany(calls => Enumerable.Range(1, calls.Count()).Select(number => (calls.Key, number))),
    ];

    [GeneratedRegex(@"^\d+ +(?<name>\w+)\(", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
