namespace Digest.Content.Pictures;

/// <summary>
/// The orientation in the Exif data of a camera: 1 is upright, 5 to 8 are rotated by 90 degrees; browsers rotate them back.
/// </summary>
internal static class ExifOrientation
{
    public const int Upright = 1;

    private const ushort Tag = 0x0112;

    public static bool IsRotated(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>The orientation; upright if there is none.</summary>
    /// <param name="exif">With or without the header <c>Exif</c>.</param>
    public static int In(ReadOnlySpan<byte> exif) => new ExifDirectory(exif).Number(Tag) ?? Upright;
}
