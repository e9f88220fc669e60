using System.Buffers.Binary;

namespace Digest.Content.Pictures;

/// <summary>
/// AVIF (ISO/IEC 23008-12): boxes of length, type and data. The box <c>meta</c> associates the picture with its size and rotation.
/// </summary>
internal static class AvifHeader
{
    private const int HeaderLength = 8;
    private const int MaximumMetaLength = 60 * 1024;

    public static PictureSize Read(PictureReader reader)
    {
        var budget = new MetadataBudget();
        PictureSize? size = null;
        var (hasData, isAnimated) = (false, false);
        while (reader.Position < reader.Length)
        {
            budget.AddPart();
            long length = reader.ReadUInt32();
            var type = Encoding.Latin1.GetString(reader.ReadBytes(4));
            length = length switch
            {
                0 => reader.Length - reader.Position, // up to the end of the file
                1 => (((long)reader.ReadUInt32() << 32) | reader.ReadUInt32()) - 2 * HeaderLength,
                _ => length - HeaderLength,
            };
            if (length < 0)
                throw new PictureException("its data are damaged");
            hasData |= type == "mdat";
            isAnimated |= type == "moov";
            if (type != "meta" || size is not null)
                reader.Skip(length);
            else if (length > MaximumMetaLength)
                throw new PictureException("its header is too long");
            else
                size = SizeIn(reader.ReadBytes((int)length).ToArray());
        }

        return hasData && size is { } found ? found with { IsAnimated = isAnimated } : throw PictureException.CutOff();
    }

    private static PictureSize SizeIn(ReadOnlyMemory<byte> meta)
    {
        var boxes = meta.Length > 4 ? meta[4..] : default; // behind the version and the flags
        var item = Find(boxes, "pitm").Span;
        var idLength = item is [0, ..] ? 2 : 4;
        var primary = item.Length >= 4 + idLength ? UInt(item[4..], idLength) : 0;
        var properties = Find(boxes, "iprp");
        ImmutableArray<(string Type, ReadOnlyMemory<byte> Data)> all = [.. BoxesIn(Find(properties, "ipco"))];
        PictureSize? size = null;
        var isRotated = false;
        // The transparency of a picture is a picture of its own.
        var isTransparent = all.Any(property => property.Type == "auxC" && property.Data.Span.IndexOf("alpha"u8) >= 0);
        foreach (var index in PropertiesOf(primary, Find(properties, "ipma").Span).Where(index => index > 0 && index <= all.Length))
        {
            var (type, data) = all[index - 1];
            if (type == "ispe" && data.Length >= 12)
                size = PictureSize.Of(UInt(data.Span[4..], 4), UInt(data.Span[8..], 4));
            else if (type == "irot" && data.Length >= 1)
                isRotated = (data.Span[0] & 1) == 1; // in quarter turns
        }

        var upright = size ?? throw new PictureException("it has no width and height");
        return (isRotated ? new(upright.Height, upright.Width) : upright) with { IsTransparent = isTransparent };
    }

    /// <summary>The numbers of the properties of an item, from 1.</summary>
    private static List<int> PropertiesOf(uint item, ReadOnlySpan<byte> associations)
    {
        var found = new List<int>();
        if (associations.Length < 8)
            return found;
        var idLength = associations[0] == 0 ? 2 : 4;
        var indexLength = (associations[3] & 1) == 0 ? 1 : 2;
        var rest = associations[8..];
        while (rest.Length > idLength)
        {
            var id = UInt(rest, idLength);
            int count = rest[idLength];
            rest = rest[(idLength + 1)..];
            for (; count > 0 && rest.Length >= indexLength; count--, rest = rest[indexLength..])
            {
                if (id == item)
                    found.Add((int)UInt(rest, indexLength) & (indexLength == 1 ? 0x7F : 0x7FFF));
            }
        }

        return found;
    }

    private static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> boxes, string type) =>
        BoxesIn(boxes).FirstOrDefault(box => box.Type == type).Data;

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Data)> BoxesIn(ReadOnlyMemory<byte> boxes)
    {
        while (boxes.Length >= HeaderLength && UInt(boxes.Span, 4) is >= HeaderLength and var length && length <= boxes.Length)
        {
            yield return (Encoding.Latin1.GetString(boxes.Span.Slice(4, 4)), boxes[HeaderLength..(int)length]);
            boxes = boxes[(int)length..];
        }
    }

    private static uint UInt(ReadOnlySpan<byte> bytes, int length) => length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}
