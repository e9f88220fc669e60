namespace Digest.Text;

/// <summary>Which addresses a page may link to.</summary>
internal static class SafeUrl
{
    /// <summary>Addresses of other sites, of people and of telephones; nothing that a browser would run.</summary>
    public static bool IsExternal(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "mailto" or "tel"
        && url.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a browser could read a scheme or a host at its start: such an address is external, or refused.</summary>
    public static bool HasSchemeOrHost(string url)
    {
        var head = url.AsSpan()[..(url.AsSpan().IndexOfAny('/', '?', '#') is var end && end >= 0 ? end : url.Length)];
        return head.Contains(':') || url.StartsWith("//", StringComparison.Ordinal) || url.Contains('\\', StringComparison.Ordinal);
    }
}
