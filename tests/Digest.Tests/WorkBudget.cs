using System.Diagnostics;
using Xunit;

namespace Digest.Tests;

/// <summary>The work that one source file may cause: a quarter of a second and 256 MiB.</summary>
internal static class WorkBudget
{
    private const long Bytes = 256L * 1024 * 1024;
    private const int Tries = 5;
    private const int TriesOnBusyMachine = 20;

    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(250);

    /// <summary>A busy machine takes longer, but not as much longer as work that grows with the square of a large input.</summary>
    private static readonly TimeSpan s_timeOnBusyMachine = 4 * s_time;

    /// <summary>Asserts that an action stays in the budget. A slow one is tried again, and the fastest try counts.</summary>
    /// <param name="name">The input, for the message.</param>
    public static T Run<T>(Func<string> name, Func<T> action)
    {
        var fastest = TimeSpan.MaxValue;
        for (var tries = 1; ; tries++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var result = action();
            var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
            fastest = time < fastest ? time : fastest;

            if (bytes > Bytes)
                Assert.Fail($"{name()} takes {bytes / 1024 / 1024} MiB");
            if (fastest <= s_time || (tries >= Tries && fastest <= s_timeOnBusyMachine))
                return result;
            if (tries == TriesOnBusyMachine)
                Assert.Fail($"{name()} takes {fastest.TotalMilliseconds:0} ms");
        }
    }
}
