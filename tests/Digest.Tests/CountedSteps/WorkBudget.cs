using Xunit;

namespace Digest.Tests.CountedSteps;

/// <summary>
/// The work that one source file may cause. The memory that is allocated is always measured. Steps are counted by
/// <see cref="CountedProgram"/>, and time is measured with <c>DIGEST_FULL=1</c>, because it depends on the machine.
/// </summary>
internal static class WorkBudget
{
    /// <summary>The variable that names the file for the steps of each action.</summary>
    public const string StepLog = "DIGEST_STEP_LOG";

    private const long MaximumBytes = 256L * 1024 * 1024;
    private const int Tries = 20;

    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(250);
    private static readonly string? s_stepLog = Environment.GetEnvironmentVariable(StepLog);
    private static readonly Lock s_writing = new();

    /// <summary>What a text of a few lines may allocate. A text that takes long allocates far more.</summary>
    public const long BytesOfShortText = 16L * 1024 * 1024;

    /// <summary>Whether this is a program that counts its steps.</summary>
    public static bool CountsSteps => s_stepLog is not null;

    /// <summary>Asserts that an action stays in the budget.</summary>
    /// <param name="name">The input, for the message.</param>
    /// <param name="maximumBytes">What it may allocate on its thread, freed or not.</param>
    public static T Run<T>(Func<string> name, Func<T> action, long maximumBytes = MaximumBytes)
    {
        var (result, steps, bytes) = Measure(action);
        if (bytes > maximumBytes)
            (result, steps, bytes) = Measure(action); // the first use of code fills its tables
        if (bytes > maximumBytes)
            Assert.Fail($"{name()} allocates {bytes / 1024.0 / 1024:0.0} MiB");
        if (s_stepLog is not null)
            Write($"{steps}\t{name()}\n");
        if (SampleSize.IsFull)
            CheckTime(name, action);
        return result;
    }

    private static (T Result, long Steps, long Bytes) Measure<T>(Func<T> action)
    {
        var (steps, bytes) = (StepCount.OfThisThread, GC.GetAllocatedBytesForCurrentThread());
        var result = action();
        return (result, StepCount.OfThisThread - steps, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    /// <summary>The first try compiles the code. Others may be slow because the machine is busy, so the fastest one counts.</summary>
    private static void CheckTime<T>(Func<string> name, Func<T> action)
    {
        var fastest = TimeSpan.MaxValue;
        for (var tries = 0; tries < Tries; tries++)
        {
            var started = ThreadTime.Now;
            _ = action();
            var time = ThreadTime.Now - started;
            fastest = time < fastest ? time : fastest;
            if (fastest <= s_time)
                return;
        }

        Assert.Fail($"{name()} takes {fastest.TotalMilliseconds:0} ms");
    }

    private static void Write(string line)
    {
        lock (s_writing)
            File.AppendAllText(s_stepLog!, line);
    }
}
