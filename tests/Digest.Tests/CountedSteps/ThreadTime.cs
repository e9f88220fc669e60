using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Digest.Tests.CountedSteps;

/// <summary>The processor time of the current thread. Time in which other programs run is not part of it.</summary>
internal static partial class ThreadTime
{
    private const int ClockOfThread = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>On other systems than Linux, the time of the clock.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && ClockTime(ClockOfThread, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockTime(int clock, out TimeSpec time);

    /// <summary>struct timespec of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
