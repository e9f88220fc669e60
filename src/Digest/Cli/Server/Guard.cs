using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>
/// Tells the browser of the person at this machine from everybody else's pages in it. A page elsewhere can make a browser ask us, under a name that it
/// has pointed at this machine (so we look at the host), and it can ask on its own behalf (so we look at the origin, and want a word that only our pages know).
/// </summary>
internal sealed class Guard(int port, ImmutableArray<string> allowedHosts)
{
    private static readonly char[] s_edges = ['/', '?', '#'];

    /// <summary>The word that our pages know; another one each time the program starts.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether a request is meant for us, going by the name it calls us.</summary>
    public bool Knows(string host) => IsLoopback(host) || IsAllowed(host);

    /// <summary>Whether a request comes from a page of ours, as only a page of ours can say.</summary>
    public bool IsFromOurPage(HttpRequest request) => HasToken(request) && IsFromOurOrigin(request);

    private bool HasToken(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Query["token"].ToString()), Encoding.UTF8.GetBytes(Token));

    /// <summary>Browsers leave the origin out when a page asks its own server; then they say so in another way, and both must hold where both are said.</summary>
    private bool IsFromOurOrigin(HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length > 0 && !IsOurOrigin(origin, host))
            return false;
        if (site.Length > 0)
            return site == "same-origin";

        // Over plain HTTP to another machine a browser says neither, only where it comes from.
        return origin.Length > 0 || (IsAllowed(host) && IsOurOrigin(OriginOf(request.Headers.Referer.ToString()), host));
    }

    private bool IsOurOrigin(string origin, string host) =>
        origin.Equals($"http://{host}", StringComparison.OrdinalIgnoreCase)
        || (IsAllowed(host) && origin.Equals($"https://{host}", StringComparison.OrdinalIgnoreCase)); // behind a proxy

    private static string OriginOf(string url)
    {
        var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = start < 2 ? -1 : url.IndexOfAny(s_edges, start);
        return end < 0 ? url : url[..end];
    }

    private bool IsLoopback(string host)
    {
        var name = WithoutPort(host);
        if (name is null)
            return false;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;

        // Only as browsers write them: other spellings of an address come from nobody who means us.
        var bare = name is ['[', .. var inner, ']'] ? inner : name;
        return IPAddress.TryParse(bare, out var address)
            && IPAddress.IsLoopback(address)
            && !address.IsIPv4MappedToIPv6
            && name == (address.GetAddressBytes().Length == 4 ? address.ToString() : $"[{address}]");
    }

    private bool IsAllowed(string host) => allowedHosts.Any(allowed =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || allowed.Equals(WithoutPort(host), StringComparison.OrdinalIgnoreCase));

    /// <summary>The name, when the port is ours; a browser leaves out the port of the web.</summary>
    private string? WithoutPort(string host)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port}");
        if (host.EndsWith(suffix, StringComparison.Ordinal))
            return host[..^suffix.Length];
        return port == 80 ? host : null;
    }
}
