using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Digest.Tests;

/// <summary>
/// Several texts in one file, in the txtar format of Go: a comment, then parts that each start with a line <c>-- name --</c>.
/// </summary>
internal sealed partial record TextArchive(string Comment, ImmutableArray<ArchivePart> Parts)
{
    public static TextArchive Parse(string text)
    {
        var markers = Marker.Matches(text);
        var parts = markers.Select((marker, index) =>
        {
            var start = Math.Min(marker.Index + marker.Length + 1, text.Length);
            var end = index + 1 < markers.Count ? markers[index + 1].Index : text.Length;
            return new ArchivePart(marker.Groups["name"].Value, text[start..end]);
        });
        return new(markers.Count == 0 ? text : text[..markers[0].Index], [.. parts]);
    }

    public override string ToString() => Comment + string.Concat(Parts.Select(part => $"-- {part.Name} --\n{part.Text}"));

    [GeneratedRegex("^-- (?<name>.+) --$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker { get; }
}
