using System.Buffers;
using System.Collections.Concurrent;
using Digest.Incremental;

namespace Digest.Tests.Kept;

/// <summary>What a compilation spills, in memory.</summary>
/// <param name="accepts">Whether the bytes are to be spilled.</param>
internal sealed class MemorySpillFile(Func<bool> accepts) : ISpillFile
{
    private long _last;

    public ConcurrentDictionary<long, byte[]> Parts { get; } = new();

    public long? Add(ReadOnlySequence<byte> bytes)
    {
        if (!accepts())
            return null;
        var position = Interlocked.Increment(ref _last);
        Parts[position] = bytes.ToArray();
        return position;
    }

    public byte[] Read(long position, int length) => Parts[position][..length];
}
