using System.Buffers;

namespace Digest.Text;

internal static class UrlPath
{
    private static readonly SearchValues<char> s_unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    /// <summary>Percent-encodes the segments of a path, as RFC 3986 requires.</summary>
    public static string Encode(string path) =>
        path.AsSpan().ContainsAnyExcept(s_unreserved) ? string.Join('/', path.Split('/').Select(Uri.EscapeDataString)) : path;

    /// <summary>The path in letters; null if it is not percent-encoded UTF-8.</summary>
    public static string? Decode(string path)
    {
        var decoded = path.Split('/').Select(Uri.UnescapeDataString).ToList();
        // An encoded slash is part of a name, which no file can have. What cannot be decoded keeps its percent sign.
        return decoded.Exists(part => part.AsSpan().ContainsAny("/%")) ? null : string.Join('/', decoded);
    }
}
