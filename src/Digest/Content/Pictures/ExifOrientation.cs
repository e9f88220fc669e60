using System.Buffers.Binary;

namespace Digest.Content.Pictures;

/// <summary>
/// The orientation in the Exif data of a camera: 1 is upright, 5 to 8 are rotated by 90 degrees; browsers rotate them back. Nothing else
/// of the metadata is read.
/// </summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    public static bool IsRotated(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>The orientation; upright if there is none.</summary>
    /// <param name="exif">With or without the header <c>Exif</c>.</param>
    public static int In(ReadOnlySpan<byte> exif)
    {
        if (exif.StartsWith("Exif\0\0"u8))
            exif = exif["Exif\0\0".Length..];
        if (exif.Length < 8 || exif is not ([(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..]))
            return Upright;

        var isLittle = exif[0] == 'I';
        var directory = UInt32(exif[4..]);
        if (directory > exif.Length - 2)
            return Upright;
        var entries = exif[(int)directory..];
        var count = Math.Min(UInt16(entries), (entries.Length - 2) / EntryLength);
        for (var index = 0; index < count; index++)
        {
            var entry = entries.Slice(2 + index * EntryLength, EntryLength);
            if (UInt16(entry) == Tag)
                return UInt16(entry[8..]);
        }

        return Upright;

        int UInt16(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint UInt32(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
