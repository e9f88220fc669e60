namespace Digest.Content.Pictures;

/// <summary>JPEG (ITU-T T.81): segments up to the first scan, then compressed data up to the end of the image.</summary>
internal static class JpegHeader
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte ExifOrXmp = 0xE1;
    private const byte Photoshop = 0xED;
    private const byte Comment = 0xFE;

    public static PictureSize Read(PictureReader reader)
    {
        reader.Skip(2); // the start of the image
        var budget = new MetadataBudget();
        var orientation = 0;
        PictureSize? size = null;
        while (true)
        {
            budget.AddPart();
            var marker = ReadMarker(reader);
            if (marker is EndOfImage)
                throw new PictureException("it has no picture data");
            if (marker is StartOfImage or 0x01 or (>= 0xD0 and <= 0xD7)) // markers without a segment
                continue;

            var length = reader.ReadUInt16() - 2;
            if (length < 0)
                throw new PictureException("its data are damaged");
            if (marker is StartOfScan)
            {
                CheckScan(reader, length);
                return size is { } upright
                    ? PictureSize.Of(upright.Width, upright.Height, orientation)
                    : throw new PictureException("it has no width and height");
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                size = ReadFrame(reader, length);
            }
            else if (marker is ExifOrXmp && orientation == 0)
            {
                var data = reader.ReadBytes(length);
                if (data.StartsWith("Exif\0\0"u8))
                    orientation = ExifOrientation.In(data);
                else
                    budget.AddText(length);
            }
            else
            {
                if (marker is ExifOrXmp or Photoshop or Comment)
                    budget.AddText(length);
                reader.Skip(length);
            }
        }
    }

    private static byte ReadMarker(PictureReader reader)
    {
        if (reader.ReadByte() != 0xFF)
            throw new PictureException("its data are damaged");
        byte marker;
        do
            marker = reader.ReadByte();
        while (marker == 0xFF); // fill bytes
        return marker;
    }

    private static PictureSize ReadFrame(PictureReader reader, int length)
    {
        reader.Skip(1); // bits per sample
        int height = reader.ReadUInt16(), width = reader.ReadUInt16(), components = reader.ReadByte();
        if (length != 6 + components * 3)
            throw new PictureException("its data are damaged");
        reader.Skip(components * 3);
        return PictureSize.Of(width, height);
    }

    /// <summary>A file that was copied in part has no end of the image. Cameras append other data after it.</summary>
    private static void CheckScan(PictureReader reader, int length)
    {
        var components = reader.ReadByte();
        if (components is < 1 or > 4 || length != 4 + components * 2)
            throw new PictureException("its data are damaged");
        reader.Skip(length - 1);
        if (!reader.SkipPast(0xFF, EndOfImage))
            throw PictureException.CutOff();
    }
}
