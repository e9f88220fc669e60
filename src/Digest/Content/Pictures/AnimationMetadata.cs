using System.Buffers.Binary;
using Digest.Sources;

namespace Digest.Content.Pictures;

/// <summary>
/// Removes Exif, XMP and texts from an animation in WebP or PNG, which is published without being decoded. Its header must have been read.
/// </summary>
internal static class AnimationMetadata
{
    private const int PngSignature = 8, PngChunkFrame = 12;
    private const int WebpHeader = 12, WebpChunkHeader = 8;
    private const int WebpFlags = WebpHeader + WebpChunkHeader;
    private const byte WebpMetadataFlags = 0x08 | 0x04; // Exif and XMP

    /// <summary>The file without metadata; files of other formats are unchanged.</summary>
    public static SourceFile RemoveFrom(SourceFile animation) =>
        new(animation.Path, _ => new MemoryStream(RemoveFrom(animation.ReadAllBytes()), writable: false));

    public static byte[] RemoveFrom(byte[] animation) => animation switch
    {
        [0x89, (byte)'P', ..] => OfPng(animation),
        [(byte)'R', (byte)'I', ..] => OfWebp(animation),
        _ => animation,
    };

    private static byte[] OfPng(ReadOnlySpan<byte> png)
    {
        var kept = new List<byte>(png.Length);
        kept.AddRange(png[..PngSignature]);
        for (var rest = png[PngSignature..]; rest.Length >= PngChunkFrame;)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(rest) + (long)PngChunkFrame, rest.Length);
            var type = rest.Slice(4, 4);
            if (Encoding.Latin1.GetString(type) is not ("eXIf" or "tEXt" or "zTXt" or "iTXt"))
                kept.AddRange(rest[..length]);
            rest = type.SequenceEqual("IEND"u8) ? [] : rest[length..];
        }

        return [.. kept];
    }

    private static byte[] OfWebp(ReadOnlySpan<byte> webp)
    {
        var kept = new List<byte>(webp.Length);
        kept.AddRange(webp[..WebpHeader]);
        for (var rest = webp[WebpHeader..]; rest.Length >= WebpChunkHeader;)
        {
            long data = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var length = (int)Math.Min(WebpChunkHeader + data + (data & 1), rest.Length);
            if (!(rest.StartsWith("EXIF"u8) || rest.StartsWith("XMP "u8)))
                kept.AddRange(rest[..length]);
            rest = rest[length..];
        }

        byte[] bytes = [.. kept];
        bytes[WebpFlags] = (byte)(bytes[WebpFlags] & ~WebpMetadataFlags);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }
}
