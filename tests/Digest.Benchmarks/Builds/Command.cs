namespace Digest.Benchmarks.Builds;

/// <summary>A program with its arguments.</summary>
/// <param name="Folder">The folder in which it runs; null for the current one.</param>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments, string? Folder = null)
{
    public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";
}
