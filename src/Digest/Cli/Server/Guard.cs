using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Digest.Sources;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Server;

/// <summary>
/// Keeps pages of other sites from reading the preview through the user's browser. Their DNS names may resolve to this machine, so the host
/// is checked. They can send requests across origins, so the origin and a secret token are checked.
/// </summary>
internal sealed class Guard(int port, ImmutableArray<string> allowedHosts)
{
    /// <summary>A secret that only pages of this server contain; each start makes a new one.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether a request names this machine in its <c>Host</c> header.</summary>
    public bool AllowsHost(string host) => IsLoopback(host) || IsAllowed(host);

    /// <summary>Whether a request comes from a page of this server.</summary>
    public bool IsFromOwnPage(HttpRequest request)
    {
        var token = Encoding.UTF8.GetBytes(request.Query["token"].ToString());
        return CryptographicOperations.FixedTimeEquals(token, Encoding.UTF8.GetBytes(Token)) && IsSameOrigin(request);
    }

    /// <summary>Browsers send <c>Sec-Fetch-Site</c> instead of <c>Origin</c> to the same origin. If both come, both must match.</summary>
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
        return origin.Length > 0
            || (IsAllowed(host) && SafeUri.TryParse(request.Headers.Referer.ToString(), out var referrer)
                && IsOwnOrigin(referrer.GetLeftPart(UriPartial.Authority), host));
    }

    private bool IsOwnOrigin(string origin, string host) =>
        origin.Equals($"http://{host}", StringComparison.OrdinalIgnoreCase)
        || (IsAllowed(host) && origin.Equals($"https://{host}", StringComparison.OrdinalIgnoreCase)); // behind a proxy

    private bool IsLoopback(string host)
    {
        if (WithoutPort(host) is not { } name)
            return false;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;

        // Only the spelling that browsers use. Other spellings of a loopback address are refused.
        return IPAddress.TryParse(name.Trim('[', ']'), out var address)
            && IPAddress.IsLoopback(address)
            && !address.IsIPv4MappedToIPv6
            && name == (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : $"[{address}]");
    }

    private bool IsAllowed(string host) => allowedHosts.Any(allowed =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || allowed.Equals(WithoutPort(host), StringComparison.OrdinalIgnoreCase));

    /// <summary>The name without the port of this server; browsers omit port 80.</summary>
    private string? WithoutPort(string host)
    {
        var suffix = $":{port}";
        return host.EndsWith(suffix, StringComparison.Ordinal) ? host[..^suffix.Length] : port == 80 ? host : null;
    }
}
