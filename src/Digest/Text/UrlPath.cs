namespace Digest.Text;

internal static class UrlPath
{
    /// <summary>Percent-encodes the segments of a path, as RFC 3986 requires.</summary>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
