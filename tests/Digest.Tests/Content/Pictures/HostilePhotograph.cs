using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Content.Pictures;

/// <summary>Pictures that are small or valid, and cost a parser of their metadata all time or memory.</summary>
public sealed class HostilePhotograph
{
    /// <summary>For a block of the file and the names of its parts.</summary>
    private const int MaximumBytes = 8_000_000;

    private static readonly byte[] s_pngHeader = [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", [0, 0, 0, 10, 0, 0, 0, 10, 8, 2, 0, 0, 0])];
    private static readonly byte[] s_pngEnd = [.. Chunk("IDAT", [0]), .. Chunk("IEND", [])];
    private static readonly byte[] s_jpegFrame = [0xFF, 0xC0, 0, 11, 8, 0, 10, 0, 10, 1, 1, 0x11, 0];
    private static readonly byte[] s_jpegEnd = [.. s_jpegFrame, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xFF, 0xD9];

    [Fact]
    public void WithExifDataThatContainThemselvesIsReadAtOnce()
    {
        // Directories of Exif data that refer to themselves 1,300 times, then the orientation.
        var exif = new List<byte>([.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 5, 20]);
        for (var index = 0; index < 1300; index++)
            exif.AddRange([0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8]);
        exif.AddRange([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);

        AssertRead([0xFF, 0xD8, .. Segment(0xE1, [.. exif]), .. s_jpegEnd], "a.jpg");
    }

    [Fact]
    public void WithACompressedTextIsNotExpanded()
    {
        AssertRead([.. s_pngHeader, .. Chunk("zTXt", [.. "k\0\0"u8, .. Compressed(60_000_000)]), .. s_pngEnd], "a.png");
        AssertRead([.. s_pngHeader, .. Chunk("iCCP", [.. "k\0\0"u8, .. Compressed(60_000_000)]), .. s_pngEnd], "a.png");
        AssertRefused([.. s_pngHeader, .. Chunk("zTXt", [.. "k\0\0"u8, .. Compressed(300_000_000)]), .. s_pngEnd], "a.png");
    }

    [Fact]
    public void WithDeepXmpIsRefusedForItsWeight()
    {
        var xmp = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)));

        AssertRefused([.. s_pngHeader, .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. xmp]), .. s_pngEnd], "a.png");
        var segments = xmp.Chunk(60_000).SelectMany(part => Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. part]));
        AssertRefused([0xFF, 0xD8, .. segments, .. s_jpegEnd], "a.jpg");
    }

    [Fact]
    public void WithAMillionPartsIsRefused()
    {
        AssertRefused([.. s_pngHeader, .. Repeated(Chunk("tEXt", []), 1_000_000), .. s_pngEnd], "a.png");
        AssertRefused([0xFF, 0xD8, .. Repeated(Segment(0xE5, []), 1_000_000), .. s_jpegEnd], "a.jpg");
        AssertRefused([.. "GIF89a\x0A\0\x0A\0\0\0\0"u8, .. Repeated([0x21, 0xF9, 0], 1_000_000)], "a.gif");
        AssertRefused(Riff([.. Repeated([.. "ANMF"u8, 0, 0, 0, 0], 1_000_000)]), "a.webp");
        byte[] avif = [0, 0, 0, 16, .. "ftypavif\0\0\0\0"u8];
        byte[] box = [0, 0, 0, 8, .. "free"u8];
        AssertRefused([.. avif, .. Repeated(box, 1_000_000)], "a.avif");
        AssertRefused([.. avif, 0x00, 0x10, 0, 0, .. "meta"u8, .. Repeated(box, 140_000)], "a.avif");
    }

    [Fact]
    public void WithALengthThatContradictsItsPartsIsRefused()
    {
        byte[] frameWithASegmentInIt = [0xFF, 0xC0, 0, 15, .. s_jpegFrame[4..], 0xFF, 0xE5, 0, 2];
        AssertRefused([0xFF, 0xD8, .. frameWithASegmentInIt, .. s_jpegEnd[s_jpegFrame.Length..]], "a.jpg");

        byte[] image = [.. "VP8L"u8, 5, 0, 0, 0, 0x2F, 9, 0x40, 2, 0, 0];
        AssertRead(Riff(image), "a.webp");
        AssertRefused(Riff([.. image, 0, 0, 0, 0])[..^4], "a.webp"); // the file ends before the container
        AssertRefused(Riff([.. image, .. "XMP "u8, 9, 0, 0, 0, 0]), "a.webp"); // the container ends before the chunk
        AssertRead(Riff([.. image, .. "EXIF"u8, 0x70, 0x11, 1, 0, .. new byte[70_000]]), "a.webp");
        AssertRefused(Riff([.. "VP8L"u8, 0, 0, 0, 0, .. "EXIF"u8, 0, 0, 0, 0]), "a.webp"); // the size would be read of the next chunk
    }

    [Fact]
    public void WithASegmentThatCannotBeIsRefused()
    {
        byte[] noScan = [0xFF, 0xDA, 0, 2, .. s_jpegEnd[^2..]];
        byte[] scanOfFive = [0xFF, 0xDA, 0, 16, 5, .. new byte[13], .. s_jpegEnd[^2..]];

        AssertRefused([0xFF, 0xD8, .. s_jpegFrame, .. noScan], "a.jpg");
        AssertRefused([0xFF, 0xD8, .. s_jpegFrame, .. scanOfFive], "a.jpg");
        AssertRefused([0xFF, 0xD8, 0xFF, 0xE1, 0, 0, .. s_jpegEnd], "a.jpg"); // shorter than its own length
        AssertRefused([0xFF, 0xD8, .. s_jpegFrame[..2], 0, 3, 8, .. s_jpegEnd[s_jpegFrame.Length..]], "a.jpg"); // a frame without a size
    }

    [Fact]
    public void WithExifDataOfAFewBytesIsUpright() => AssertRead([.. s_pngHeader, .. Chunk("eXIf", [.. "II*\0"u8]), .. s_pngEnd], "a.png");

    [Fact]
    public void WithASecondHeaderHasTheSizeOfTheFirst()
    {
        var whole = Inspection.Of("upright.avif", Inspection.Sample("upright.avif")).File!;

        var twice = Inspection.Of("a.avif", [.. Inspection.Sample("upright.avif"), 0, 0, 0, 12, .. "meta"u8, 0, 0, 0, 0]).File;

        Assert.Equal((whole.Width, whole.Height), (twice?.Width, twice?.Height));
    }

    [Fact]
    public void WithABoxLongerThanAnyFileIsCutOff()
    {
        byte[] avif = [0, 0, 0, 16, .. "ftypavif\0\0\0\0"u8, 0, 0, 0, 1, .. "free"u8];

        AssertRefused([.. avif, .. Enumerable.Repeat<byte>(0x7F, 8), .. new byte[64]], "a.avif");
        AssertRefused([.. avif, 0x80, .. new byte[7], .. new byte[64]], "a.avif");
        AssertRefused([.. avif, .. Enumerable.Repeat<byte>(0xFF, 8), .. new byte[64]], "a.avif");
    }

    [Fact]
    public void WithABoxShorterThanItsHeaderIsDamaged()
    {
        byte[] avif = [0, 0, 0, 16, .. "ftypavif\0\0\0\0"u8, 0, 0, 0, 1, .. "free"u8, .. new byte[8]];

        var problem = Assert.Single(Inspection.Of("a.avif", avif).Diagnostics);

        Assert.Contains("its data are damaged", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.jpg", "50")]
    [InlineData("a.svg", "4")]
    [InlineData("a.pdf", "100")]
    public void OfThreeGigabytesIsRefusedUnread(string name, string limit)
    {
        var result = Inspection.Of(new SourceFile("input/articles/kim/" + name, _ => new HugeStream()));

        Assert.True(result.IsRefused);
        Assert.Equal($"the file has 3000.0 MB; the limit is {limit} MB", Assert.Single(result.Diagnostics).Message);
        Assert.Equal(DiagnosticCode.TooLarge, result.Diagnostics[0].Code);
    }

    [Theory]
    [InlineData("upright.jpg", 11_000_000)]
    [InlineData("animated.gif", 3_000_000)] // published as it is
    public void OfManyMegabytesIsReadWithAWarning(string name, int bytes)
    {
        var result = Inspection.Of(name, [.. Inspection.Sample(name), .. new byte[bytes]]);

        Assert.NotNull(result.File);
        var warning = Assert.Single(result.Diagnostics);
        Assert.Equal((DiagnosticCode.TooLarge, Severity.Warning), (warning.Code, warning.Severity));
    }

    [Fact]
    public void OfAFewMegabytesIsReadWithoutAWarning() =>
        Assert.Empty(Inspection.Of("a.jpg", [.. Inspection.Sample("upright.jpg"), .. new byte[9_000_000]]).Diagnostics);

    private static void AssertRead(byte[] bytes, string name)
    {
        var result = Inspection.Of(name, bytes);
        Assert.Empty(result.Diagnostics);
        Assert.Equal((10, 10), (result.File!.Width, result.File.Height));
        Assert.True(result.AllocatedBytes < MaximumBytes, $"{result.AllocatedBytes} bytes");
    }

    private static void AssertRefused(byte[] bytes, string name)
    {
        var result = Inspection.Of(name, bytes);
        Assert.True(result.IsRefused);
        Assert.All(result.Diagnostics, problem => Assert.Equal(DiagnosticCode.BadMedia, problem.Code));
        Assert.True(result.AllocatedBytes < MaximumBytes, $"{result.AllocatedBytes} bytes");
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.Latin1.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Riff(byte[] chunks)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. chunks];
    }

    private static IEnumerable<byte> Repeated(byte[] part, int count) => Enumerable.Repeat(part, count).SelectMany(bytes => bytes);

    private static byte[] Compressed(int length)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(new byte[length]);
        return compressed.ToArray();
    }

    /// <summary>A file of 3 GB that must not be read.</summary>
    private sealed class HugeStream : MemoryStream
    {
        public override long Length => 3_000_000_000;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("It is too large to read.");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
