namespace Digest.Cli.Preview;

/// <summary>The outcome of one compilation of the preview.</summary>
/// <param name="Changed">The files that were added, changed or deleted; empty for the first compilation.</param>
/// <param name="Time">From the file change to the new state; for the first compilation, from the start of the preview.</param>
internal sealed record Rebuild(PreviewState State, IReadOnlyCollection<string> Changed, TimeSpan Time);
