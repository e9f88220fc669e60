namespace Digest.Content.Pictures;

/// <summary>The size in CSS pixels at which a browser shows a picture that has no other size.</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    private const long MaximumPixels = 100_000_000;

    /// <summary>Whether it has several frames, of which a smaller version would have one.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Whether it may have transparent pixels.</summary>
    public bool IsTransparent { get; init; }

    /// <summary>The size of a photograph that its header states.</summary>
    /// <param name="orientation">See <see cref="ExifOrientation"/>.</param>
    /// <exception cref="PictureException">A browser could not show it.</exception>
    public static PictureSize Of(long width, long height, int orientation = ExifOrientation.Upright)
    {
        if (width <= 0 || height <= 0)
            throw new PictureException("it has no width and height");
        if (width > MaximumPixels / height)
        {
            var message = $"it has {width:N0} × {height:N0} pixels, more than a browser can decode";
            throw new PictureException(message, "Make it smaller: 2,000 pixels are wide enough for a page.");
        }

        return new PictureSize((int)width, (int)height).Turned(orientation);
    }

    /// <summary>The size after a rotation. An animation loses the metadata that rotate it, so it stays as it is.</summary>
    /// <param name="orientation">See <see cref="ExifOrientation"/>.</param>
    public PictureSize Turned(int orientation) =>
        ExifOrientation.IsRotated(orientation) && !IsAnimated ? this with { Width = Height, Height = Width } : this;
}
