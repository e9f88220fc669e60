using Digest.Content;

namespace Digest.Output;

/// <summary>A rendered file as a build leaves it to the next one.</summary>
/// <param name="Hash">The SHA-256 hash of its bytes.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Bodies">The bodies that were read to render it.</param>
internal sealed record KeptFile(ReadOnlyMemory<byte> Hash, int Length, ImmutableArray<LazyBody> Bodies);
