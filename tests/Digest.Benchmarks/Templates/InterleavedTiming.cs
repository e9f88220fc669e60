using System.Diagnostics;

namespace Digest.Benchmarks.Templates;

/// <summary>Measures functions alternately in short rounds: other load affects all of them, and some rounds not at all.</summary>
internal static class InterleavedTiming
{
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>The nanoseconds of a call of each function, in its fastest round: other load only slows it down.</summary>
    public static double[] Run(params Func<int>[] functions)
    {
        var calls = Array.ConvertAll(functions, WarmUp);
        var fastest = Array.ConvertAll(functions, _ => double.MaxValue);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_duration;)
        {
            for (var i = 0; i < functions.Length; i++)
                fastest[i] = Math.Min(fastest[i], Time(functions[i], calls[i]) / calls[i]);
        }

        return fastest;
    }

    /// <summary>The bytes that a call allocates.</summary>
    public static double AllocatedBy(Func<int> function)
    {
        const int Calls = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            function();

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    /// <summary>Calls a function until it is fully optimised.</summary>
    /// <returns>The number of calls in a round.</returns>
    private static int WarmUp(Func<int> function)
    {
        var calls = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp; calls++)
            function();

        return Math.Max(1, (int)(calls * (s_round / s_warmUp)));
    }

    private static double Time(Func<int> function, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            function();

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
