using System.Diagnostics;
using Digest.Cli.Disk;
using Digest.Tests.Publishing;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>Runs the program as a process.</summary>
internal static class DigestProcess
{
    // Removed from the environment, so that only tests set them.
    private static readonly string[] s_ambient = ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "SOURCE_DATE_EPOCH",
        "NO_COLOR", "LANG", "LC_ALL", "TZ"];

    private const string Cards = "cache/cards";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>A time at which every article of this repository is published.</summary>
    public const string Epoch = "1800000000";

    /// <summary>Runs it to its end.</summary>
    /// <param name="environment">Variables as <c>NAME=value</c>.</param>
    public static (int Code, string Output, string Error) Run(string folder, string[] arguments, params string[] environment) =>
        RunUnder([], folder, arguments, environment);

    /// <summary>Runs it to its end, by another program such as <c>strace</c>.</summary>
    public static (int Code, string Output, string Error) RunUnder(
        string[] runner, string folder, string[] arguments, params string[] environment) =>
        ResultOf(StartUnder(runner, folder, arguments, environment), arguments);

    public static Process StartUnder(string[] runner, string folder, string[] arguments, params string[] environment)
    {
        string[] command = [.. runner, "dotnet", typeof(SourceFolder).Assembly.Location, .. arguments];
        return Start(command[0], command[1..], folder, environment);
    }

    /// <summary>Runs a copy of the program to its end.</summary>
    public static (int Code, string Output, string Error) RunProgram(string program, string folder, string[] arguments) =>
        ResultOf(Start("dotnet", [program, .. arguments], folder, []), arguments);

    private static (int Code, string Output, string Error) ResultOf(Process started, string[] arguments)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill();
            throw new TimeoutException($"digest {string.Join(' ', arguments)} did not end.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public static Process Start(string folder, string[] arguments, params string[] environment) =>
        Start("dotnet", [typeof(SourceFolder).Assembly.Location, .. arguments], folder, environment);

    /// <summary>Starts it with Ctrl-C enabled: processes in the background inherit that it is ignored.</summary>
    public static Process StartInterruptible(string folder, string[] arguments, params string[] environment) =>
        Start("env", ["--default-signal=INT", "dotnet", typeof(SourceFolder).Assembly.Location, .. arguments], folder, environment);

    private static Process Start(string program, string[] arguments, string folder, string[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in s_ambient)
            start.Environment.Remove(name);
        foreach (var variable in environment)
            start.Environment[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        return Process.Start(start)!;
    }

    /// <summary>The cards of this repository, as the program keeps them. To draw them takes longer than the rest of a build.</summary>
    private static readonly Lazy<IReadOnlyList<(string Name, byte[] Bytes)>> s_cards = new(() =>
    {
        using var folder = new TemporaryFolder();
        CopySite(folder, isDrawn: false);
        Assert.Equal(0, Run(folder.Path, [], $"SOURCE_DATE_EPOCH={Epoch}").Code);
        return [.. Directory.GetFiles(folder[Cards]).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    });

    /// <summary>Copies the site of this repository.</summary>
    /// <param name="below">A folder in the temporary one, or the temporary one itself.</param>
    /// <param name="isDrawn">Whether its cache has the cards, so that a build takes them from there.</param>
    public static void CopySite(TemporaryFolder folder, string below = "", bool isDrawn = true)
    {
        foreach (var (name, bytes) in isDrawn ? s_cards.Value : [])
        {
            Directory.CreateDirectory(folder[Path.Combine(below, Cards)]);
            File.WriteAllBytes(folder[Path.Combine(below, Cards, name)], bytes);
        }

        TemporaryFolder.Copy(Path.Combine(Repo.Root, "input"), folder[Path.Combine(below, "input")]);
        TemporaryFolder.Copy(Path.Combine(Repo.Root, "theme"), folder[Path.Combine(below, "theme")]);
        File.Copy(Path.Combine(Repo.Root, "statiq.json"), folder[Path.Combine(below, "statiq.json")]);
    }
}
