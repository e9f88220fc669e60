namespace Digest.Cli.Preview;

/// <summary>What one turn of the loop came to.</summary>
/// <param name="Changed">The files that came, changed or went.</param>
/// <param name="Time">From the notice to the new state; of the first, from the beginning.</param>
internal sealed record Rebuild(PreviewState State, IReadOnlyCollection<string> Changed, TimeSpan Time);
