using Digest.Sources;

namespace Digest.Content.Pictures;

/// <summary>What a file is according to its first bytes, whatever its name says.</summary>
/// <param name="Name">For messages: "a PNG picture".</param>
/// <param name="Extensions">The extensions that it may have, the usual one first; empty if it cannot be published.</param>
/// <param name="Advice">How to get a file that can be published; null if another name is enough.</param>
/// <param name="ReadSize">Reads the size of a photograph; null for other files.</param>
internal sealed record FileKind(
    string Name, ImmutableArray<string> Extensions, string? Advice = null, Func<PictureReader, PictureSize>? ReadSize = null)
{
    /// <summary>The number of bytes that decide.</summary>
    public const int HeadLength = 1024;

    private const string SaveAsJpeg = "Save it as JPEG, PNG or WebP: browsers do not show this format.";

    /// <summary>Whether smaller versions can be made of it. Few programs read a smaller GIF with all its frames.</summary>
    public bool IsPhotograph => ReadSize is not null && this != Gif;

    public static readonly FileKind Jpeg = new("a JPEG picture", [".jpg", ".jpeg"], null, JpegHeader.Read);
    public static readonly FileKind Png = new("a PNG picture", [".png"], null, PngHeader.Read);
    public static readonly FileKind Gif = new("a GIF picture", [".gif"], null, GifHeader.Read);
    public static readonly FileKind Webp = new("a WebP picture", [".webp"], null, WebpHeader.Read);
    public static readonly FileKind Avif = new("an AVIF picture", [".avif"], null, AvifHeader.Read);
    public static readonly FileKind Svg = new("an SVG drawing", [".svg"]);
    public static readonly FileKind Pdf = new("a PDF document", [".pdf"]);

    /// <summary>The kinds that can be published.</summary>
    public static readonly ImmutableArray<FileKind> All = [Jpeg, Png, Gif, Webp, Avif, Svg, Pdf];

    private static readonly FileKind s_heic = new("a HEIC photograph", [], SaveAsJpeg);
    private static readonly FileKind s_lfsPointer = new("a pointer of Git LFS", [], LfsPointer.Advice);
    private static readonly FileKind s_video = new("a video", [], "Publish it elsewhere, and link to it.");
    private static readonly FileKind s_webPage =
        new("a web page", [], "Download the file itself: this is the page around it, or an error page.");

    /// <summary>Kinds with bytes that no other kind starts with.</summary>
    private static readonly ImmutableArray<(byte[] Start, FileKind Kind)> s_signatures =
    [
        ([0xFF, 0xD8, 0xFF], Jpeg),
        ([0x89, .. "PNG\r\n\x1A\n"u8], Png),
        ([.. "GIF87a"u8], Gif),
        ([.. "GIF89a"u8], Gif),
        ([.. "II*\0"u8], new("a TIFF picture", [], SaveAsJpeg)),
        ([.. "MM\0*"u8], new("a TIFF picture", [], SaveAsJpeg)),
        ([.. "8BPS"u8], new("a Photoshop file", [], SaveAsJpeg)),
        ([.. "BM"u8], new("a BMP picture", [], SaveAsJpeg)),
        ([0, 0, 1, 0], new("an icon file", [], SaveAsJpeg)),
        ([0xFF, 0x0A], new("a JPEG XL picture", [], SaveAsJpeg)),
        ([0, 0, 0, 12, .. "JXL "u8], new("a JPEG XL picture", [], SaveAsJpeg)),
        ([0, 0, 0, 12, .. "jP  "u8], new("a JPEG 2000 picture", [], SaveAsJpeg)),
        ([0x1A, 0x45, 0xDF, 0xA3], s_video),
        ([0x1F, 0x8B], new("a compressed file", [], "Decompress it.")),
        ([.. "PK\x03\x04"u8], new("a ZIP archive or an office document", [], "Extract the picture from it.")),
        ([.. "PK\x05\x06"u8], new("an empty ZIP archive", [])),
    ];

    public bool IsNamedRightly(string extension) => Extensions.Contains(extension, StringComparer.Ordinal);

    /// <summary>The kind of a file; null if it has no known signature.</summary>
    /// <param name="head">Its first <see cref="HeadLength"/> bytes.</param>
    public static FileKind? Of(ReadOnlySpan<byte> head)
    {
        foreach (var (start, kind) in s_signatures)
        {
            if (head.StartsWith(start))
                return kind;
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
            return head[8..12].SequenceEqual("WEBP"u8) ? Webp : s_video;
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return OfBrands(head);
        if (LfsPointer.IsStartOf(head))
            return s_lfsPointer;
        return head.IndexOf("%PDF-"u8) >= 0 ? Pdf : OfText(Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n'));
    }

    /// <summary>AVIF, HEIC and MP4 have the same container; the brands in its first box differ.</summary>
    private static FileKind OfBrands(ReadOnlySpan<byte> head)
    {
        var box = head[..(int)Math.Min((uint)head.Length, (uint)(head[2] << 8 | head[3]))];
        var brands = Encoding.Latin1.GetString(box.Length < 12 ? head[8..12] : box[8..]);
        if (brands.Contains("avif", StringComparison.Ordinal) || brands.Contains("avis", StringComparison.Ordinal))
            return Avif;
        return brands.Contains("hei", StringComparison.Ordinal) || brands.Contains("hev", StringComparison.Ordinal)
            || brands.Contains("mif1", StringComparison.Ordinal)
            ? s_heic
            : s_video;
    }

    private static FileKind? OfText(string text)
    {
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase))
            return s_webPage;
        if (text.Contains("<svg", StringComparison.Ordinal) && text[0] == '<')
            return Svg;
        return text.StartsWith("<?xml", StringComparison.Ordinal) && text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? s_webPage
            : null;
    }
}
