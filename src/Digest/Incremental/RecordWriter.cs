using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Incremental;

/// <summary>Writes values one after the other, without names. Texts are UTF-16, because some have half of a surrogate pair.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();

    public byte[] Written => _output.WrittenSpan.ToArray();

    public void Number(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            _output.Write([(byte)(rest | 0x80)]);
        _output.Write([(byte)rest]);
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
        _output.Write(bytes);
    }

    public void Text(string text) => Bytes(MemoryMarshal.AsBytes(text.AsSpan()));

    public void TextOrNull(string? text)
    {
        Flag(text is not null);
        if (text is not null)
            Text(text);
    }

    public void Flag(bool flag) => _output.Write([(byte)(flag ? 1 : 0)]);

    public void Long(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_output.GetSpan(sizeof(long)), number);
        _output.Advance(sizeof(long));
    }

    public void Key(ContentKey key)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_output.GetSpan(16), key.Value);
        _output.Advance(16);
    }

    public void Member<T>(T member)
        where T : struct, Enum => Number(Convert.ToInt32(member, CultureInfo.InvariantCulture));
}
