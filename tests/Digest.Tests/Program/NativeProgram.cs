using System.Diagnostics;
using System.IO.Compression;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>
/// The program compiled by NativeAOT, and the tool of the SDK. It takes minutes, so only at night; tests/run.sh --full installs the tools.
/// </summary>
public sealed class NativeProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CompilesWithoutWarningsAndBuildsTheSameBytes()
    {
        Assert.SkipUnless(SampleSize.IsFull && OperatingSystem.IsLinux(), "at night, on Linux");
        DigestProcess.CopySite(_folder, isDrawn: false);

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
        StartsASite(_folder["native/digest"]);
    }

    [Fact]
    public void PackedToolStartsASite()
    {
        Assert.SkipUnless(SampleSize.IsFull, "at night");

        var (code, output) = Run("dotnet",
            ["pack", Path.Combine(Repo.Root, "src/Digest"), "--artifacts-path", _folder["build"], "-o", _folder["packages"]]);
        Assert.True(code == 0, output);
        using (var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_folder["packages"], "*.nupkg"))))
        {
            Assert.Equal(
                ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"],
                package.Entries.Where(entry => entry.Name.StartsWith("libvips", StringComparison.Ordinal))
                    .Select(entry => entry.FullName.Split('/')[^3]).Order(StringComparer.Ordinal));
        }

        (code, output) = Run("dotnet",
            ["tool", "install", "Digest.Tool", "--tool-path", _folder["tool"], "--source", _folder["packages"]]);
        Assert.True(code == 0, output);
        StartsASite(_folder["tool/digest"]);
    }

    /// <summary>With the built-in theme and skeletons, and with the library that draws cards.</summary>
    private void StartsASite(string program)
    {
        Assert.Equal(DigestProcess.Run(_folder.Path, ["--version"]).Output, Run(program, ["--version"]).Output);
        var site = _folder[$"new-{Path.GetFileName(Path.GetDirectoryName(program))}"];
        foreach (var arguments in new string[][] { ["init", site], ["build", "-r", site, "--strict"], ["check", "-r", site, "--strict"] })
        {
            var (code, output) = Run(program, arguments);
            Assert.True(code == 0, output);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site, "output", "cards")));
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
