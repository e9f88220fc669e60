namespace Digest.Benchmarks.Builds;

/// <summary>The names of what is measured, as rows of the tables.</summary>
internal static class Row
{
    public const string Digest = "Digest";
    public const string DigestJit = "Digest on the JIT";
    public const string DigestLean = "Digest, lean";
    public const string Hugo = "Hugo, equivalent";
    public const string HugoRelated = "Hugo, equivalent, related articles";
    public const string HugoLean = "Hugo, lean";
    public const string EleventyLean = "Eleventy, lean";
    public const string Copy = "cp -r of Digest's output";
    public const string Check = "Digest, check";
    public const string Unchanged = "Digest, nothing changed";
    public const string Edited = "Digest, one story edited";
}
