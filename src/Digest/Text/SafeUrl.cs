using Digest.Sources;

namespace Digest.Text;

/// <summary>The URLs that a page may link to.</summary>
internal static class SafeUrl
{
    /// <summary>Whether a URL is absolute and of a scheme that a browser does not run as code: http, https, mailto or tel.</summary>
    public static bool IsExternal(string url) =>
        SafeUri.TryParse(url, out var uri)
        && uri.Scheme is "http" or "https" or "mailto" or "tel"
        && url.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a browser could read a scheme or a host at the start of a URL. Such a URL is external or refused.</summary>
    public static bool HasSchemeOrHost(string url)
    {
        var head = url.AsSpan()[..(url.AsSpan().IndexOfAny('/', '?', '#') is var end && end >= 0 ? end : url.Length)];
        return head.Contains(':') || url.StartsWith("//", StringComparison.Ordinal) || url.Contains('\\', StringComparison.Ordinal);
    }
}
