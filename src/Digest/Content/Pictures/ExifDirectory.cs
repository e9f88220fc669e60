using System.Buffers.Binary;

namespace Digest.Content.Pictures;

/// <summary>The first directory of the Exif data that a camera writes. The others, such as that of the place, are not read.</summary>
internal readonly ref struct ExifDirectory
{
    private const ushort Place = 0x8825;
    private const int EntryLength = 12;
    private const ushort AsciiType = 2;
    private const int LengthInEntry = 4;

    private readonly ReadOnlySpan<byte> _data;
    private readonly ReadOnlySpan<byte> _entries;
    private readonly bool _isLittleEndian;

    /// <param name="exif">With or without the header <c>Exif</c>.</param>
    public ExifDirectory(ReadOnlySpan<byte> exif)
    {
        _data = exif.StartsWith("Exif\0\0"u8) ? exif["Exif\0\0".Length..] : exif;
        if (_data.Length < 8 || _data is not ([(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..]))
            return;
        _isLittleEndian = _data[0] == 'I';
        var start = UInt32(_data[4..]);
        if (start > _data.Length - 2)
            return;
        var directory = _data[(int)start..];
        _entries = directory.Slice(2, Math.Min(UInt16(directory), (directory.Length - 2) / EntryLength) * EntryLength);
    }

    /// <summary>Whether the camera wrote where it was.</summary>
    public bool HasPlace => !Find(Place).IsEmpty;

    /// <summary>The number in an entry; null if there is none.</summary>
    public int? Number(ushort tag) => Find(tag) is { IsEmpty: false } entry ? UInt16(entry[8..]) : null;

    /// <summary>The bytes of a text, without the zero at its end; empty if there is none.</summary>
    public ReadOnlySpan<byte> Text(ushort tag)
    {
        var entry = Find(tag);
        if (entry.IsEmpty || UInt16(entry[2..]) != AsciiType)
            return default;
        var length = UInt32(entry[4..]);
        var start = length <= LengthInEntry ? 0 : UInt32(entry[8..]);
        var data = length <= LengthInEntry ? entry[8..] : _data;
        return start <= data.Length && length <= data.Length - start ? data.Slice((int)start, (int)length).TrimEnd((byte)0) : default;
    }

    private ReadOnlySpan<byte> Find(ushort tag)
    {
        for (var at = 0; at < _entries.Length; at += EntryLength)
        {
            if (UInt16(_entries[at..]) == tag)
                return _entries.Slice(at, EntryLength);
        }

        return default;
    }

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
