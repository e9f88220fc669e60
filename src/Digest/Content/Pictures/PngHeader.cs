namespace Digest.Content.Pictures;

/// <summary>PNG (W3C): chunks of length, type, data and checksum; the first is <c>IHDR</c>, the last <c>IEND</c>.</summary>
internal static class PngHeader
{
    private const int SignatureLength = 8;
    private const int ChecksumLength = 4;
    private const int MaximumExifLength = 32 * 1024;
    private const int AlphaChannel = 4; // of the colour type

    public static PictureSize Read(PictureReader reader)
    {
        reader.Skip(SignatureLength);
        if (reader.ReadUInt32() != 13 || !reader.ReadBytes(4).SequenceEqual("IHDR"u8))
            throw new PictureException("its data are damaged");
        long width = reader.ReadUInt32(), height = reader.ReadUInt32();
        reader.Skip(1); // bits per sample
        var isTransparent = (reader.ReadByte() & AlphaChannel) != 0;
        reader.Skip(3 + ChecksumLength);

        var budget = new MetadataBudget();
        var orientation = ExifOrientation.Upright;
        var hasData = false;
        var isAnimated = false;
        while (true)
        {
            budget.AddPart();
            long length = reader.ReadUInt32();
            var type = Encoding.Latin1.GetString(reader.ReadBytes(4));
            if (type == "eXIf" && length <= MaximumExifLength)
            {
                orientation = ExifOrientation.In(reader.ReadBytes((int)length));
                length = 0;
            }

            reader.Skip(length + ChecksumLength);
            switch (type)
            {
                case "IEND":
                    if (!hasData)
                        throw new PictureException("it has no picture data");
                    var size = PictureSize.Of(width, height) with { IsAnimated = isAnimated, IsTransparent = isTransparent };
                    return size.Turned(orientation);
                case "IDAT":
                    hasData |= length > 0;
                    break;
                case "acTL":
                    isAnimated = true;
                    break;
                case "tRNS":
                    isTransparent = true;
                    break;
                case "tEXt" or "zTXt" or "iTXt":
                    budget.AddText(length);
                    break;
            }
        }
    }
}
