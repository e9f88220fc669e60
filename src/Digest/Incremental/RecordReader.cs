using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Incremental;

/// <summary>Reads what a <see cref="RecordWriter"/> wrote, and refuses other bytes.</summary>
internal sealed class RecordReader(ReadOnlyMemory<byte> bytes)
{
    private const int BitsInByte = 7;

    private int _at;

    /// <summary>The number of bytes that were read.</summary>
    public int Position => _at;

    public bool IsAtEnd => _at == bytes.Length;

    /// <exception cref="InvalidDataException">The bytes are no number; the other methods throw it, too.</exception>
    public int Number()
    {
        uint number = 0;
        for (var shift = 0; shift < 5 * BitsInByte; shift += BitsInByte)
        {
            var next = Take(1).Span[0];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return (int)number;
        }

        throw new InvalidDataException();
    }

    /// <summary>The number of items that follow. Each has one byte at least.</summary>
    public int Count() => Number() is var count && count >= 0 && count <= bytes.Length - _at ? count : throw new InvalidDataException();

    /// <summary>The index of an item in a list.</summary>
    public int Index(int length) => Number() is var index && index >= 0 && index < length ? index : throw new InvalidDataException();

    public ImmutableArray<T> Many<T>(Func<RecordReader, T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>(Count());
        for (var left = items.Capacity; left > 0; left--)
            items.Add(read(this));
        return items.MoveToImmutable();
    }

    /// <summary>A part of the bytes of the record, not copied.</summary>
    public ReadOnlyMemory<byte> Bytes() => Take(Count());

    public string Text() => MemoryMarshal.Cast<byte, char>(Bytes().Span).ToString();

    public string? TextOrNull() => Flag() ? Text() : null;

    public bool Flag() => Take(1).Span[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidDataException(),
    };

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)).Span);

    public ContentKey Key() => new(BinaryPrimitives.ReadUInt128LittleEndian(Take(ContentKey.Length).Span));

    /// <summary>A member of an enumeration, by its number.</summary>
    public T Member<T>()
        where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), Number()) is var member && Enum.IsDefined(member) ? member : throw new InvalidDataException();

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > bytes.Length - _at)
            throw new InvalidDataException();
        var taken = bytes.Slice(_at, length);
        _at += length;
        return taken;
    }
}
