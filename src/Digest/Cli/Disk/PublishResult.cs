namespace Digest.Cli.Disk;

/// <summary>The outcome of publishing.</summary>
/// <param name="Unchanged">The number of files that were not written again because their bytes are the same.</param>
internal readonly record struct PublishResult(int Files, long Bytes, int Unchanged, SwapMethod Method);
