using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Incremental;

/// <summary>Writes values one after the other, without names. Texts are UTF-16, because some have half of a surrogate pair.</summary>
/// <param name="capacity">The expected length in bytes.</param>
internal sealed class RecordWriter(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>All bytes, until more are written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Begins again in the same memory.</summary>
    public void Clear() => _length = 0;

    public void Number(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            Take(1)[0] = (byte)(rest | 0x80);
        Take(1)[0] = (byte)rest;
    }

    public void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(item);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    public void Text(string text) => Bytes(MemoryMarshal.AsBytes(text.AsSpan()));

    public void TextOrNull(string? text)
    {
        Flag(text is not null);
        if (text is not null)
            Text(text);
    }

    public void Flag(bool flag) => Take(1)[0] = (byte)(flag ? 1 : 0);

    public void Long(long number) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), number);

    public void Key(ContentKey key) => BinaryPrimitives.WriteUInt128LittleEndian(Take(ContentKey.Length), key.Value);

    public void Member<T>(T member)
        where T : struct, Enum => Number(Convert.ToInt32(member, CultureInfo.InvariantCulture));

    private Span<byte> Take(int length)
    {
        if (length > _bytes.Length - _length)
            Array.Resize(ref _bytes, Math.Max(_length + length, 2 * _bytes.Length));
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}
