using System.Buffers;

namespace Digest.Incremental;

/// <summary>
/// The bytes of one file after the other, in chunks. A few files of a large site have megabytes: one array for them, and the smaller ones
/// that it grew from, would stay in memory until the next full garbage collection.
/// </summary>
internal sealed class ChunkedBuffer : IBufferWriter<byte>
{
    /// <summary>Most pages have one chunk. From 85,000 bytes on, the garbage collector keeps an array longer.</summary>
    private const int ChunkSize = 64 * 1024;

    private readonly List<byte[]> _full = [];
    private readonly List<int> _lengths = [];
    private byte[] _last = new byte[ChunkSize];
    private int _lastLength;

    /// <summary>The number of all bytes.</summary>
    public int Length { get; private set; }

    /// <summary>All bytes, until more are written.</summary>
    public ReadOnlySequence<byte> Written
    {
        get
        {
            if (_full.Count == 0)
                return new(_last, 0, _lastLength);
            var first = new Chunk(_full[0].AsMemory(0, _lengths[0]));
            var end = first;
            for (var index = 1; index < _full.Count; index++)
                end = end.Append(_full[index].AsMemory(0, _lengths[index]));
            end = end.Append(_last.AsMemory(0, _lastLength));
            return new(first, 0, end, _lastLength);
        }
    }

    /// <summary>Begins again with one chunk.</summary>
    public void Clear()
    {
        _last = _full is [var first, ..] ? first : _last;
        _full.Clear();
        _lengths.Clear();
        (_lastLength, Length) = (0, 0);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _last.Length - _lastLength);
        _lastLength += count;
        Length = checked(Length + count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_last.Length - _lastLength < Math.Max(sizeHint, 1))
        {
            _full.Add(_last);
            _lengths.Add(_lastLength);
            (_last, _lastLength) = (new byte[Math.Max(ChunkSize, sizeHint)], 0);
        }

        return _last.AsMemory(_lastLength);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private sealed class Chunk : ReadOnlySequenceSegment<byte>
    {
        public Chunk(ReadOnlyMemory<byte> bytes) => Memory = bytes;

        public Chunk Append(ReadOnlyMemory<byte> bytes)
        {
            var next = new Chunk(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
