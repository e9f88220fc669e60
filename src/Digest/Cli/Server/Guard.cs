using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>
/// Keeps pages of other sites from reading the preview through the user's browser. Such a page can point a name of its own at this machine,
/// so the host is checked. It can also send requests across origins, so the origin and a secret token are checked.
/// </summary>
internal sealed class Guard(int port, ImmutableArray<string> allowedHosts)
{
    private static readonly char[] s_originEnds = ['/', '?', '#'];

    /// <summary>A secret that only pages of this server contain; each start makes a new one.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether a request names this machine in its <c>Host</c> header.</summary>
    public bool AllowsHost(string host) => IsLoopback(host) || IsAllowed(host);

    /// <summary>Whether a request comes from a page of this server.</summary>
    public bool IsFromOwnPage(HttpRequest request) => HasToken(request) && IsSameOrigin(request);

    private bool HasToken(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Query["token"].ToString()), Encoding.UTF8.GetBytes(Token));

    /// <summary>
    /// For requests to the same origin browsers send <c>Sec-Fetch-Site</c> instead of <c>Origin</c>. Where both are sent, both must match.
    /// </summary>
    private bool IsSameOrigin(HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length > 0 && !IsOwnOrigin(origin, host))
            return false;
        if (site.Length > 0)
            return site == "same-origin";

        // Over plain HTTP to another machine browsers send neither, only the referrer.
        return origin.Length > 0 || (IsAllowed(host) && IsOwnOrigin(OriginOf(request.Headers.Referer.ToString()), host));
    }

    private bool IsOwnOrigin(string origin, string host) =>
        origin.Equals($"http://{host}", StringComparison.OrdinalIgnoreCase)
        || (IsAllowed(host) && origin.Equals($"https://{host}", StringComparison.OrdinalIgnoreCase)); // behind a proxy

    private static string OriginOf(string url)
    {
        var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = start < 2 ? -1 : url.IndexOfAny(s_originEnds, start);
        return end < 0 ? url : url[..end];
    }

    private bool IsLoopback(string host)
    {
        var name = WithoutPort(host);
        if (name is null)
            return false;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;

        // Only the spelling that browsers use. Other spellings of a loopback address are refused.
        var bare = name is ['[', .. var inner, ']'] ? inner : name;
        return IPAddress.TryParse(bare, out var address)
            && IPAddress.IsLoopback(address)
            && !address.IsIPv4MappedToIPv6
            && name == (address.GetAddressBytes().Length == 4 ? address.ToString() : $"[{address}]");
    }

    private bool IsAllowed(string host) => allowedHosts.Any(allowed =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || allowed.Equals(WithoutPort(host), StringComparison.OrdinalIgnoreCase));

    /// <summary>The name without the port of this server; browsers omit port 80.</summary>
    private string? WithoutPort(string host)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port}");
        if (host.EndsWith(suffix, StringComparison.Ordinal))
            return host[..^suffix.Length];
        return port == 80 ? host : null;
    }
}
