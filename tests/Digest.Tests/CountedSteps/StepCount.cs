using System.Runtime.CompilerServices;

namespace Digest.Tests.CountedSteps;

/// <summary>The steps of a thread: calls and iterations of loops, which <see cref="CountedProgram"/> makes the code count.</summary>
public static class StepCount
{
    [ThreadStatic]
    private static long s_steps;

    /// <summary>The steps so far; 0 in a program that does not count.</summary>
    public static long OfThisThread => s_steps;

    /// <summary>Counts a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add() => s_steps++;
}
