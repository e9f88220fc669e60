namespace Digest.Output.Search;

/// <summary>Sorted lines in files.</summary>
/// <param name="Starts">
/// For each file, the shortest text that is not after its first key, and is after the last key of the file before.
/// </param>
internal sealed record DividedLines(ImmutableArray<ReadOnlyMemory<byte>> Files, ImmutableArray<string> Starts);
