namespace Digest.Sources.Diagnostics;

/// <summary>The part of a line around a place.</summary>
/// <param name="Before">What is before the place, with <c>…</c> for what was left out.</param>
/// <param name="After">What is at the place and after it, with <c>…</c> for what was left out.</param>
internal sealed record Excerpt(string Before, string After)
{
    /// <summary>In UTF-16 units on each side of the place. A file may be one line, so a diagnostic does not hold its whole line.</summary>
    private const int Longest = 200;

    public bool IsBlank => string.IsNullOrWhiteSpace(Before) && string.IsNullOrWhiteSpace(After);

    public static Excerpt Of(ReadOnlySpan<char> line, int offset)
    {
        offset = Math.Clamp(offset, 0, line.Length);
        var start = Math.Max(offset - Longest, 0);
        var end = Math.Min(offset + Longest, line.Length);
        start += start > 0 && char.IsLowSurrogate(line[start]) ? 1 : 0;
        end -= end < line.Length && char.IsLowSurrogate(line[end]) ? 1 : 0;
        end = Math.Max(end, offset);
        return new($"{(start > 0 ? "…" : "")}{line[start..offset]}", $"{line[offset..end]}{(end < line.Length ? "…" : "")}");
    }
}
