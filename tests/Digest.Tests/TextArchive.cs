using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Tests;

/// <summary>Several texts in one file, in the format that Go's tests call txtar: a comment, then parts that each start with a line <c>-- name --</c>.</summary>
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

internal sealed record ArchivePart(string Name, string Text)
{
    /// <summary>
    /// The bytes of a part that is written with escapes: <c>\r</c>, <c>\t</c>, <c>\x8F</c> for a byte, <c>\u0085</c> for a character, <c>\(5000 [)</c> for
    /// a repetition. For what an editor program would hide or mend.
    /// </summary>
    public static byte[] Unescape(string text)
    {
        using var bytes = new MemoryStream();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                var end = text.IndexOf('\\', at) is var next && next < 0 ? text.Length : next;
                bytes.Write(Encoding.UTF8.GetBytes(text[at..end]));
                at = end - 1;
                continue;
            }

            switch (text[++at])
            {
                case 'r':
                    bytes.WriteByte((byte)'\r');
                    break;
                case 't':
                    bytes.WriteByte((byte)'\t');
                    break;
                case '\\':
                    bytes.WriteByte((byte)'\\');
                    break;
                case 'x':
                    bytes.WriteByte(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    at += 2;
                    break;
                case 'u':
                    bytes.Write(Encoding.UTF8.GetBytes(((char)ushort.Parse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
                    at += 4;
                    break;
                case '(':
                    var close = text.IndexOf(')', at);
                    var (count, repeated) = text[(at + 1)..close].Split(' ', 2) is [var number, var what] ? (int.Parse(number, CultureInfo.InvariantCulture), what) : (0, "");
                    bytes.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, count))));
                    at = close;
                    break;
                default:
                    throw new FormatException($"'\\{text[at]}' is not an escape");
            }
        }

        return bytes.ToArray();
    }
}
