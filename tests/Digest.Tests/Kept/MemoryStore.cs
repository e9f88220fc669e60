using System.Buffers;
using System.Collections.Concurrent;
using Digest.Incremental;

namespace Digest.Tests.Kept;

/// <summary>What builds keep, in memory.</summary>
internal sealed class MemoryStore : IResultStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public byte[]? Find(string name) => Entries.GetValueOrDefault(name);

    public void Add(string name, ReadOnlySequence<byte> bytes) => Entries[name] = bytes.ToArray();
}
