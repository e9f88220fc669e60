using System.Buffers;
using System.Collections.Concurrent;
using Digest.Incremental;

namespace Digest.Tests.Kept;

/// <summary>What builds keep, in memory.</summary>
internal sealed class MemoryStore : IResultStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no entry can be added.</summary>
    public bool IsFull { get; init; }

    public byte[]? Find(string name, bool staysOpen = false) => Entries.GetValueOrDefault(name);

    /// <summary>An entry that was made shorter cannot be read.</summary>
    public byte[]? Read(string name, long offset, int length) =>
        Entries[name].Length < offset + length ? null : Entries[name].AsSpan((int)offset, length).ToArray();

    public bool Add(string name, ReadOnlySequence<byte> bytes, bool staysOpen = false)
    {
        if (!IsFull)
            Entries[name] = bytes.ToArray();
        return !IsFull;
    }
}
