using System.Buffers;
using System.Collections.Concurrent;
using Digest.Incremental;

namespace Digest.Tests.Kept;

/// <summary>What builds keep, in memory.</summary>
internal sealed class MemoryStore : IResultStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public T? Open<T>(string name, Func<ReadOnlyMemory<byte>, T> read) =>
        Entries.TryGetValue(name, out var bytes) ? read(bytes) : default;

    /// <summary>An entry that was made shorter cannot be read.</summary>
    public byte[]? Read(string name, long offset, int length) =>
        Entries[name].Length < offset + length ? null : Entries[name].AsSpan((int)offset, length).ToArray();

    public void Add(string name, ReadOnlySequence<byte> bytes) => Entries[name] = bytes.ToArray();
}
