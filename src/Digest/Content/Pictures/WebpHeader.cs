namespace Digest.Content.Pictures;

/// <summary>WebP (RFC 9649): a RIFF file whose first chunk states the size; Exif data follow the image.</summary>
internal static class WebpHeader
{
    private const int MaximumExifLength = 32 * 1024;
    private const int AlphaFlag = 0x10, AnimationFlag = 0x02; // of the extended header

    public static PictureSize Read(PictureReader reader)
    {
        reader.Skip(4); // RIFF
        var end = reader.Position + 4 + reader.ReadUInt32LittleEndian();
        if (end > reader.Length)
            throw PictureException.CutOff();
        reader.Skip(4); // WEBP

        var budget = new MetadataBudget();
        var orientation = ExifOrientation.Upright;
        PictureSize? size = null;
        var hasImage = false;
        while (reader.Position + 8 <= end)
        {
            budget.AddPart();
            var type = Encoding.Latin1.GetString(reader.ReadBytes(4));
            long length = reader.ReadUInt32LittleEndian();
            var next = reader.Position + length + (length & 1);
            if (length > end - reader.Position)
                throw PictureException.CutOff();

            if (length < MinimumLengthOf(type))
                throw new PictureException("its data are damaged");

            hasImage |= type is "VP8 " or "VP8L" or "ANMF";
            if (MinimumLengthOf(type) > 0)
                size ??= ReadSize(type, reader);
            else if (type is "EXIF" && length <= MaximumExifLength)
            {
                orientation = ExifOrientation.In(reader.ReadBytes((int)length));
            }
            else if (type is "EXIF" or "XMP ")
            {
                budget.AddText(length);
            }

            reader.Skip(Math.Min(next, reader.Length) - reader.Position);
        }

        return hasImage && size is { } found
            ? found.Turned(orientation)
            : throw new PictureException("it has no picture data");
    }

    private static PictureSize ReadSize(string type, PictureReader reader)
    {
        if (type == "VP8X")
        {
            var flags = reader.ReadByte();
            reader.Skip(3);
            uint width = reader.ReadUInt24LittleEndian() + 1, height = reader.ReadUInt24LittleEndian() + 1;
            return PictureSize.Of(width, height) with
            {
                IsAnimated = (flags & AnimationFlag) != 0,
                IsTransparent = (flags & AlphaFlag) != 0,
            };
        }

        if (type == "VP8 ")
        {
            reader.Skip(6); // the frame tag and the start code
            return PictureSize.Of(reader.ReadUInt16LittleEndian() & 0x3FFF, reader.ReadUInt16LittleEndian() & 0x3FFF);
        }

        reader.Skip(1); // the signature
        var bits = reader.ReadUInt32LittleEndian();
        return PictureSize.Of((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1) with { IsTransparent = (bits >> 28 & 1) != 0 };
    }

    /// <summary>The bytes of a chunk that hold the size; 0 for a chunk without it.</summary>
    private static int MinimumLengthOf(string type) => type switch
    {
        "VP8X" or "VP8 " => 10,
        "VP8L" => 5,
        _ => 0,
    };
}
