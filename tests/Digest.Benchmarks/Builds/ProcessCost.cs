using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Digest.Benchmarks.Builds;

/// <summary>What a process cost from its start to its end.</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="User">Seconds of all threads, outside the kernel.</param>
/// <param name="System">Seconds of all threads, in the kernel.</param>
/// <param name="Peak">The largest resident set, in MiB.</param>
internal sealed record ProcessCost(double Wall, double User, double System, double Peak)
{
    /// <summary>
    /// GNU time. .NET has no peak of a process that has ended, and the kernel counts the memory of the process that forks as the first
    /// peak of its child: GNU time is a small process in between.
    /// </summary>
    private const string Time = "/usr/bin/time";

    public double Processor => User + System;

    /// <summary>Runs a program to its end. An exit code other than 0 is an exception with what it printed.</summary>
    public static ProcessCost Of(Command command)
    {
        if (!File.Exists(Time))
            throw new InvalidOperationException($"GNU time is not installed ({Time}); on Debian: apt-get install time");

        var report = Path.GetTempFileName();
        var started = Stopwatch.GetTimestamp();
        var (code, output) = Run(new(Time, ["-f", "%U %S %M", "-o", report, command.Program, .. command.Arguments], command.Folder));
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (code != 0)
            throw new InvalidOperationException($"{command} ended with exit code {code}:\n{output}");

        var numbers = File.ReadLines(report).Last().Split(' ').Select(Number).ToArray();
        File.Delete(report);
        return new(wall, numbers[0], numbers[1], numbers[2] / 1024);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a program to its end, unmeasured.</summary>
    public static (int Code, string Output) Run(Command command)
    {
        using var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = command.Folder ?? "",
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>The first line that a program prints; null if it is not installed.</summary>
    public static string? VersionOf(string program, params string[] arguments)
    {
        try
        {
            var (code, output) = Run(new(program, arguments));
            return code == 0 ? output.Split('\n')[0].Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
