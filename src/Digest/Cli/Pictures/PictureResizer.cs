using Digest.Content.Pictures;
using Digest.Sources;
using NetVips;

namespace Digest.Cli.Pictures;

/// <summary>Makes smaller versions of photographs with libvips: upright, in the colours of sRGB, without metadata but the credit.</summary>
internal static class PictureResizer
{
    /// <summary>Larger files would need more than a second in a slow network. A picture of noise may be larger all the same.</summary>
    private const int MaximumWebpBytes = 100_000, MaximumJpegBytes = 200_000;

    private const string Xmp = "xmp-data";

    /// <summary>In the message about a JPEG picture of which a part is missing: it is grey there.</summary>
    private const string CutOff = "premature end";

    /// <summary>By which a decoded picture is reduced at least, because a decoder reduces with less care.</summary>
    private const double LeastReduction = 1.25;

    private static readonly Lock s_faults = new();

    /// <summary>The first quality of which the file is small enough is used.</summary>
    private static readonly int[] s_qualities = [80, 70, 60, 50, 40, 30];

    /// <summary>Makes all versions of a photograph, and decodes it once.</summary>
    /// <returns>The bytes by the path of the version.</returns>
    /// <exception cref="VipsException">The photograph cannot be read.</exception>
    public static Dictionary<string, byte[]> Make(SourceFile photograph, PictureVersions versions)
    {
        using var decoded = Decode(photograph, versions, versions.Largest);
        using var largest = WithCreditAlone(decoded);
        const Enums.ForeignKeep Keep = Enums.ForeignKeep.Xmp;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (webp, other) in versions.Webp.Zip(versions.Fallback))
        {
            using var smaller = largest.ThumbnailImage(webp.Width, height: webp.Height, size: Enums.Size.Force);
            using var image = smaller.CopyMemory(); // made once, although it may be encoded several times
            files[webp.OutputPath] = Smallest(MaximumWebpBytes, quality => image.WebpsaveBuffer(q: quality, keep: Keep));
            files[other.OutputPath] = Path.GetExtension(other.OutputPath) == ".png"
                ? image.PngsaveBuffer(compression: 9, keep: Keep)
                : Smallest(MaximumJpegBytes, quality => image.JpegsaveBuffer(q: quality, optimizeCoding: true, keep: Keep));
        }

        return files;
    }

    private static Image WithCreditAlone(Image image)
    {
        var credit = PictureCredit.In(DataOf("exif-data"), DataOf(Xmp));
        return image.Mutate(mutable =>
        {
            foreach (var field in image.GetFields().Where(field => field.EndsWith("-data", StringComparison.Ordinal)))
                mutable.Remove(field);
            if (credit is not null)
                mutable.Set(GValue.BlobType, Xmp, credit.ToXmp());
        });

        byte[] DataOf(string field) => image.Contains(field) ? (byte[])image.Get(field) : [];
    }

    /// <summary>The pixels of a photograph in the size of a version.</summary>
    /// <exception cref="VipsException">The photograph cannot be read, or a part of it is missing.</exception>
    public static Image Decode(SourceFile photograph, PictureVersions versions, PictureVersion version)
    {
        try
        {
            return Decode(Enums.FailOn.Warning);
        }
        catch (VipsException)
        {
            return DecodeWithFault();
        }

        // A fault that browsers do not show, such as bytes between the parts of the file, is none.
        Image DecodeWithFault()
        {
            lock (s_faults)
            {
                _ = new VipsException(""); // takes the messages of other pictures out of the list, which all threads share
                try
                {
                    return Decode(Enums.FailOn.Warning);
                }
                catch (VipsException exception) when (!exception.Message.Contains(CutOff, StringComparison.OrdinalIgnoreCase))
                {
                    return Decode(Enums.FailOn.Error);
                }
            }
        }

        Image Decode(Enums.FailOn failOn)
        {
            using var stream = photograph.Open(); // not its bytes: a large photograph need not be in memory
            using var image = Image.NewFromStream(stream, OptionsFor(photograph, versions, version), Enums.Access.Sequential, failOn);
            using var smaller = image.ThumbnailImage(
                version.Width,
                height: version.Height,
                size: Enums.Size.Force, // libvips may round a side to another number
                inputProfile: "cmyk", // for four colours without a profile
                outputProfile: "srgb");
            return smaller.CopyMemory();
        }
    }

    /// <summary>Has JPEG decoded at a half, a quarter or an eighth of its size, if that is large enough for a sharp result.</summary>
    private static string OptionsFor(SourceFile photograph, PictureVersions versions, PictureVersion version)
    {
        var factor = versions.Original.Width / (version.Width * LeastReduction);
        var isJpeg = FileKind.Jpeg.IsNamedRightly(photograph.Extension);
        return isJpeg && factor >= 2 ? $"[shrink={(factor >= 8 ? 8 : factor >= 4 ? 4 : 2)}]" : "";
    }

    private static byte[] Smallest(int maximum, Func<int, byte[]> encode)
    {
        var bytes = Array.Empty<byte>();
        foreach (var quality in s_qualities)
        {
            bytes = encode(quality);
            if (bytes.Length <= maximum)
                break;
        }

        return bytes;
    }
}
