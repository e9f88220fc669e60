using System.Text;
using NetVips;

namespace Digest.Tests.Pictures;

/// <summary>A photograph as a camera writes it.</summary>
internal static class Photograph
{
    /// <summary>The name of a place that the camera writes into the file.</summary>
    public const string Place = "Kuala Lumpur";

    public const string Artist = "Aminah";

    /// <summary>The red pixels are at the top when it is upright, the blue ones at the bottom.</summary>
    /// <param name="width">When it is upright.</param>
    /// <param name="orientation">As in Exif: 1 is upright, 6 is rotated by 90 degrees.</param>
    public static byte[] Jpeg(int width, int height, int orientation = 1, string? artist = Artist)
    {
        using var red = Image.Black(width, height / 2, bands: 3) + new double[] { 200, 20, 20 };
        using var blue = Image.Black(width, height - height / 2, bands: 3) + new double[] { 20, 20, 200 };
        using var joined = red.Join(blue, Enums.Direction.Vertical).Cast(Enums.BandFormat.Uchar);
        using var upright = joined.Copy(interpretation: Enums.Interpretation.Srgb);
        using var turned = orientation == 6 ? upright.Rot270() : upright.Copy();
        using var image = turned.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "orientation", orientation);
            mutable.Set(GValue.GStrType, "exif-ifd0-ImageDescription", Place);
            mutable.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes($"<x xmlns='urn:x' city='{Place}'/>"));
            if (artist is not null)
                mutable.Set(GValue.GStrType, "exif-ifd0-Artist", artist);
            mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
            mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "3/1 8/1 20/1");
        });
        return image.JpegsaveBuffer(q: 90);
    }
}
