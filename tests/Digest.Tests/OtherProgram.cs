using System.Diagnostics;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests;

/// <summary>Runs readers that were not written for this project: packages of npm in <c>tests/npm</c>, and programs.</summary>
internal static class OtherProgram
{
    /// <summary>Whether they are installed; tests/run.sh does it and says so.</summary>
    private static readonly bool s_isInstalled = Environment.GetEnvironmentVariable("DIGEST_READERS") == "1"
        || Directory.Exists(Path.Combine(Repo.Root, "tests", "npm", "node_modules"));

    public static void SkipUnlessInstalled() => Assert.SkipUnless(s_isInstalled, "tests/run.sh installs the readers");

    /// <summary>Runs a script of <c>tests/npm</c>, and returns what it prints.</summary>
    public static string RunScript(string name, params string[] arguments) =>
        Run("node", [Path.Combine(Repo.Root, "tests", "npm", name), .. arguments]);

    /// <summary>Runs a program, and returns what it prints.</summary>
    public static string Run(string program, params string[] arguments)
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
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return output;
    }
}
