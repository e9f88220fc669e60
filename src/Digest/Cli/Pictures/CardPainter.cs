using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>Draws cards with libvips. Its result depends on the fonts of the machine.</summary>
internal static class CardPainter
{
    /// <summary>Part of the names in the cache: raise it when the same source gives another picture.</summary>
    public const string Version = "1, libvips 8.18.7";

    private const int Width = Pages.Cards.Card.Width, Height = Pages.Cards.Card.Height;
    private const int MaximumBytes = 300_000;
    private const int WebpFlags = 20, WebpAnimation = 2;

    /// <summary>The first quality of which a photograph is small enough is used.</summary>
    private static readonly int[] s_qualities = [82, 70, 55, 40];

    /// <summary>The colour of paper, as in the theme. It shows through transparent pictures and beside drawings.</summary>
    private static readonly double[] s_paper = [0xFB, 0xF7, 0xEF];

    /// <summary>Draws an SVG text as PNG with few colours, or as JPEG.</summary>
    /// <exception cref="VipsException">It cannot be drawn.</exception>
    public static byte[] Draw(string svg, bool asJpeg)
    {
        using var image = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        using var flat = image.Flatten(background: s_paper);
        // 16 colours are enough for text on paper, and a fifth of the bytes.
        return asJpeg ? Jpeg(flat) : flat.PngsaveBuffer(palette: true, bitdepth: 4, effort: 1, dither: 0, keep: Enums.ForeignKeep.None);
    }

    /// <summary>Cuts a photograph to the size of a card. A drawing is put on paper, because it may have text at its edges.</summary>
    /// <exception cref="VipsException">It cannot be read, or is animated.</exception>
    public static byte[] Fit(Stream picture, bool isDrawing)
    {
        if (IsAnimated(picture))
            throw new VipsException("it is animated");
        using var image = isDrawing
            ? Image.ThumbnailStream(picture, Width, height: Height, failOn: Enums.FailOn.Error)
            : Image.ThumbnailStream(
                picture, Width, height: Height, crop: Enums.Interesting.Attention, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        using var flat = image.HasAlpha() ? image.Flatten(background: s_paper) : image.Copy();
        using var whole = flat.Gravity(Enums.CompassDirection.Centre, Width, Height, extend: Enums.Extend.Background, background: s_paper);
        return Jpeg(whole);
    }

    /// <summary>Whether a picture is a WebP file with frames, of which libvips may read all headers for minutes.</summary>
    private static bool IsAnimated(Stream picture)
    {
        Span<byte> head = stackalloc byte[WebpFlags + 1];
        var length = picture.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        picture.Position = 0;
        return length == head.Length && head[8..].StartsWith("WEBPVP8X"u8) && (head[WebpFlags] & WebpAnimation) != 0;
    }

    private static byte[] Jpeg(Image image)
    {
        var bytes = Array.Empty<byte>();
        foreach (var quality in s_qualities)
        {
            bytes = image.JpegsaveBuffer(q: quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
            if (bytes.Length < MaximumBytes)
                break;
        }

        return bytes;
    }
}
