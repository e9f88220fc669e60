using System.Diagnostics.CodeAnalysis;

namespace Digest.Sources;

/// <summary>
/// Parses addresses that people write. <see cref="Uri"/> throws on some texts that it should reject, such as <c>//</c> before a bidi
/// control; so it is made here only.
/// </summary>
internal static class SafeUri
{
#pragma warning disable RS0030 // the one place for these
    /// <summary>Parses an absolute address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        IsUsable(() => Uri.TryCreate(text, UriKind.Absolute, out var parsed) ? parsed : null, out address);

    /// <summary>Resolves an address relative to another, as a browser does.</summary>
    public static bool TryResolve(Uri from, string text, [NotNullWhen(true)] out Uri? address) =>
        IsUsable(() => Uri.TryCreate(from, text, out var resolved) ? resolved : null, out address);

    /// <summary>A URL that the program made, absolute or from the root.</summary>
    public static Uri OfProgram(string url) => new(url, url.StartsWith('/') ? UriKind.Relative : UriKind.Absolute);
#pragma warning restore RS0030

    /// <summary>Resolves an address that the program made.</summary>
    public static Uri Resolve(Uri from, string text) =>
        TryResolve(from, text, out var address) ? address : throw new InvalidOperationException($"'{text}' is not an address.");

    /// <summary>
    /// What is wrong with a URL of another site that readers are to follow: it leads to a place that only the editor's machine or network
    /// has, shows a password, is two URLs, or has no address to write to or number to call. Null if nothing is.
    /// </summary>
    public static (string Problem, string Advice)? MistakeIn(string url)
    {
        if (url.Contains('\\', StringComparison.Ordinal))
            return ("contains a backslash", "Write '/', as the address bar of a browser shows it.");
        if (url.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space && url.AsSpan(space).Contains("://", StringComparison.Ordinal))
            return ("is two URLs", "Write one URL here.");
        if ((MistakeInHost(url) ?? MistakeInContact(url)) is { } mistake)
            return mistake;
        if (!TryParse(url, out var parsed) || parsed.Scheme is not ("http" or "https"))
            return null;
        if (parsed.UserInfo.Length > 0)
            return ("shows a user name or a password to readers", "Delete what is before '@' in the host.");
        if (parsed.IsLoopback || PrivateHosts.Contain(parsed))
            return ("leads nowhere outside of your own machine or network", "Write the public URL; a page of this site is xref:ID.");
        return parsed.HostNameType == UriHostNameType.Dns && !parsed.Host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
            ? ($"has the host '{parsed.Host}', which no public site has", "Write the whole host, such as example.org.")
            : null;
    }

    /// <summary>Why the host or the port of a URL cannot be read.</summary>
    private static (string Problem, string Advice)? MistakeInHost(string url)
    {
        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = url.AsSpan(start).IndexOfAny("/?#");
        var host = end < 0 ? url[start..] : url.Substring(start, end);
        if (host.Length == 0)
            return ("has no host", "Write the whole URL: https://….");
        if (host.Contains(' ', StringComparison.Ordinal))
            return ("has a space in its host", "Delete the space.");
        var port = host[(host.LastIndexOf(':') + 1)..];
        return port.Length < host.Length && port.All(char.IsAsciiDigit) && port.Length > 0
            && !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? ($"has the port {port}, and ports end at 65535", "Correct it, or delete it with its colon.")
            : null;
    }

    /// <summary>Why no program can write to the address or call the number of a URL.</summary>
    private static (string Problem, string Advice)? MistakeInContact(string url)
    {
        var isMail = url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (!isMail && !url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return null;
        var target = url[(url.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (!isMail)
        {
            return target.Any(char.IsAsciiDigit) ? null
                : ("has no telephone number", "Write it with its country code and the digits 0 to 9: tel:+60312345678.");
        }

        const string Advice = "Write one whole address: mailto:name@example.org.";
        var address = target.Split('?')[0];
        if (address.Length == 0 && target.Length > 1)
            return null; // a letter whose reader chooses the address
        return address.ContainsAny(',', ';') ? ("has several addresses", Advice)
            : Uri.UnescapeDataString(address).Split('@') is [not "", var host] && host.Trim('.').Contains('.', StringComparison.Ordinal)
                ? null : ("has no e-mail address", Advice);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Uri documents no exceptions, and throws several kinds.")]
    private static bool IsUsable(Func<Uri?> make, [NotNullWhen(true)] out Uri? address)
    {
        try
        {
            address = make();
            _ = address?.AbsoluteUri; // reads all parts, which Uri parses on demand
            return address is not null;
        }
        catch (Exception)
        {
            address = null;
            return false;
        }
    }
}
