using System.Diagnostics;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>The program compiled by NativeAOT. It takes minutes, so only at night; tests/run.sh --full installs the tools.</summary>
public sealed class NativeProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CompilesWithoutWarningsAndBuildsTheSameBytes()
    {
        Assert.SkipUnless(SampleSize.IsFull && OperatingSystem.IsLinux(), "at night, on Linux");
        DigestProcess.CopySite(_folder);

        var (code, output) = Run("dotnet",
            ["publish", Path.Combine(Repo.Root, "src/Digest"), "-c", "Release", "-r", "linux-x64", "-p:PublishAot=true",
            "--artifacts-path", _folder["build"], "-o", _folder["native"]]);
        Assert.True(code == 0, output);
        Assert.DoesNotContain(output.Split('\n'), line => line.Contains(": warning ", StringComparison.Ordinal)
            && !line.Contains("System.Linq.Parallel", StringComparison.Ordinal)
            && !line.Contains("Assembly 'Ical.Net'", StringComparison.Ordinal));

        (code, output) = Run("env",
            [$"SOURCE_DATE_EPOCH={DigestProcess.Epoch}", _folder["native/digest"], "-r", _folder.Path, "-o", _folder["by-native"]]);
        Assert.True(code == 0, output);
        DigestProcess.Run(_folder.Path, ["-o", "by-jit"], $"SOURCE_DATE_EPOCH={DigestProcess.Epoch}");
        Assert.Equal(TemporaryFolder.HashOf(_folder["by-jit"]), TemporaryFolder.HashOf(_folder["by-native"]));
    }

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
