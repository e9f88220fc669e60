using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Incremental;

/// <summary>Writes values one after the other, without names. Texts are UTF-16, because some have half of a surrogate pair.</summary>
internal sealed class RecordWriter
{
    private readonly ChunkedBuffer _bytes = new();

    /// <summary>All bytes, until more are written.</summary>
    public ReadOnlySequence<byte> Written => _bytes.Written;

    /// <summary>The number of all bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Begins again, and keeps the memory of a short record.</summary>
    public void Clear() => _bytes.Clear();

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

    public void Bytes(ReadOnlySequence<byte> bytes)
    {
        Number((int)bytes.Length);
        foreach (var part in bytes)
            _bytes.Write(part.Span);
    }

    /// <summary>Adds what another writer wrote.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

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
        var taken = _bytes.GetSpan(length)[..length];
        _bytes.Advance(length);
        return taken;
    }
}
