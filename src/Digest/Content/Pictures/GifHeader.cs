namespace Digest.Content.Pictures;

/// <summary>GIF89a: the size of the screen, then images and extensions in blocks of at most 255 bytes.</summary>
internal static class GifHeader
{
    private const byte Extension = 0x21;
    private const byte ImageDescriptor = 0x2C;
    private const byte Comment = 0xFE;

    public static PictureSize Read(PictureReader reader)
    {
        reader.Skip(6); // the signature
        int width = reader.ReadUInt16LittleEndian(), height = reader.ReadUInt16LittleEndian();
        SkipColours(reader, reader.ReadByte(), others: 2);

        var budget = new MetadataBudget();
        var hasImage = false;
        while (reader.Position < reader.Length)
        {
            budget.AddPart();
            switch (reader.ReadByte())
            {
                case Extension:
                    var isText = reader.ReadByte() == Comment;
                    var length = SkipBlocks(reader);
                    if (isText)
                        budget.AddText(length);
                    continue;
                case ImageDescriptor:
                    reader.Skip(8); // its place and size
                    SkipColours(reader, reader.ReadByte(), others: 1);
                    SkipBlocks(reader);
                    hasImage = true;
                    continue;
            }

            break; // the trailer, or data that browsers ignore
        }

        return hasImage ? PictureSize.Of(width, height) : throw PictureException.CutOff();
    }

    /// <summary>Skips a table of colours, if the flags say that there is one.</summary>
    /// <param name="others">The number of bytes before or behind it.</param>
    private static void SkipColours(PictureReader reader, byte flags, int others) =>
        reader.Skip(others + ((flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7))));

    private static long SkipBlocks(PictureReader reader)
    {
        var start = reader.Position;
        while (reader.ReadByte() is > 0 and var length)
            reader.Skip(length);
        return reader.Position - start;
    }
}
