using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>The window and the preferences of a reader.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
internal sealed record Look(int Width)
{
    public static Look Phone { get; } = new(390);
    public static Look Tablet { get; } = new(768);
    public static Look Desktop { get; } = new(1280);

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;
    public ForcedColors ForcedColors { get; init; } = ForcedColors.None;
    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;
    public Media Media { get; init; } = Media.Screen;
    public bool JavaScript { get; init; } = true;

    /// <summary>Whether the browser enforces the content security policy of the page.</summary>
    public bool EnforcesPolicy { get; init; } = true;

    public int Height => Width < 600 ? 844 : 900;
}
