using System.Globalization;
using System.Text;

namespace Digest.Tests;

internal sealed record ArchivePart(string Name, string Text)
{
    /// <summary>
    /// The bytes of a part with escapes, for characters that an editor hides or changes: <c>\r</c>, <c>\t</c>, <c>\x8F</c> for a byte,
    /// <c>\u0085</c> for a character, <c>\(5000 [)</c> for a repetition.
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
                    var character = (char)ushort.Parse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                    bytes.Write(Encoding.UTF8.GetBytes(character.ToString()));
                    at += 4;
                    break;
                case '(':
                    var close = text.IndexOf(')', at);
                    var (count, repeated) = text[(at + 1)..close].Split(' ', 2) is [var number, var what]
                        ? (int.Parse(number, CultureInfo.InvariantCulture), what)
                        : (0, "");
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
