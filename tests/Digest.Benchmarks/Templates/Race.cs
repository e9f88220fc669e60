using System.Diagnostics;

namespace Digest.Benchmarks.Templates;

/// <summary>Measures contenders turn about, in rounds so short that whatever else the machine does hits all of them alike, and some rounds not at all.</summary>
internal static class Race
{
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan s_race = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>What one run of each costs, in nanoseconds: its quickest round, since a disturbance only ever makes slower.</summary>
    public static double[] Run(params Func<int>[] contenders)
    {
        var calls = Array.ConvertAll(contenders, WarmUp);
        var fastest = Array.ConvertAll(contenders, _ => double.MaxValue);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_race;)
        {
            for (var i = 0; i < contenders.Length; i++)
                fastest[i] = Math.Min(fastest[i], Time(contenders[i], calls[i]) / calls[i]);
        }

        return fastest;
    }

    /// <summary>What one run allocates, in bytes.</summary>
    public static double AllocatedBy(Func<int> contender)
    {
        const int Calls = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            contender();

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    /// <summary>Runs a contender until the compiler has done its best for it; how many calls make a round.</summary>
    private static int WarmUp(Func<int> contender)
    {
        var calls = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp; calls++)
            contender();

        return Math.Max(1, (int)(calls * (s_round / s_warmUp)));
    }

    private static double Time(Func<int> contender, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            contender();

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
