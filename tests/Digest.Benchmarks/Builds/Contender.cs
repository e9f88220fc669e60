namespace Digest.Benchmarks.Builds;

/// <summary>A program that is measured in every round.</summary>
/// <param name="Name">The row of the tables.</param>
/// <param name="CommandOf">The command for a new output folder; it can ask for the output folder of another in the same round.</param>
/// <param name="Publishes">False if it writes no folder.</param>
internal sealed record Contender(string Name, Func<string, Func<string, string>, Command> CommandOf, bool Publishes = true);
