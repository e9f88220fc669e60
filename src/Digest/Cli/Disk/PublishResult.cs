namespace Digest.Cli.Disk;

/// <summary>What came of publishing.</summary>
/// <param name="Unchanged">Files that kept their place on the disk because their bytes are the same.</param>
internal readonly record struct PublishResult(int Files, long Bytes, int Unchanged, SwapMethod Method);
