namespace Digest.Benchmarks.Builds;

/// <summary>A set of settings of Digest.</summary>
internal sealed record Variant(params string[] Settings)
{
    /// <summary>All settings as they are by default, except cards, which are pictures: Hugo and Eleventy draw none.</summary>
    public static Variant Default { get; } = new("ShareCards=false");

    /// <summary>The settings that publish less.</summary>
    public static Variant Lean { get; } = new([.. Default.Settings, "Styles=linked", "FacingPages=none"]);

    public IEnumerable<string> Arguments => Settings.SelectMany(setting => (string[])["--setting", setting]);
}
