using System.Diagnostics;

namespace Digest.Tests.Publishing;

/// <summary>The program with which tests make system calls fail.</summary>
internal static class Strace
{
    public const string Reason = "strace is not installed, or may not trace here";

    public static bool IsAvailable { get; } = CanTrace();

    private static bool CanTrace()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-qq", "-e", "trace=none", "true"]))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
