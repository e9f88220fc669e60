using System.Text.RegularExpressions;

namespace Digest.Sources;

/// <summary>The hosts that only one machine or network has: names and addresses that the Internet does not route.</summary>
internal static partial class PrivateHosts
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <param name="url">Its host has the usual form of an address, whatever was written: 127.0.0.1 for 0x7f.1.</param>
    public static bool Contain(Uri url) => url.HostNameType switch
    {
        UriHostNameType.IPv4 => IPv4.IsMatch(url.Host),
        UriHostNameType.IPv6 => IPv6.IsMatch(url.Host)
            || (EmbeddedIPv4.Match(url.Host) is { Success: true } embedded && IPv4.IsMatch(embedded.Groups["address"].Value)),
        _ => Name.IsMatch(url.Host),
    };

    /// <summary>The special-purpose addresses of RFC 6890, but for those of examples, and multicast.</summary>
    [GeneratedRegex(
        @"\A(0|10|127|22[4-9]|2[3-5][0-9]|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|169\.254|172\.(1[6-9]|2[0-9]|3[01])|192\.168)\.",
        Options)]
    private static partial Regex IPv4 { get; }

    /// <summary>Unspecified, loopback, unique local, link-local, site-local, multicast.</summary>
    [GeneratedRegex(@"\A\[(::1?\]|f[cd][0-9a-f]{2}:|fe[89a-f][0-9a-f]:|ff[0-9a-f]{2}:)", Options)]
    private static partial Regex IPv6 { get; }

    [GeneratedRegex(@"\A\[(::|::ffff:|::ffff:0:|64:ff9b::)(?<address>[0-9]+(\.[0-9]+){3})\]", Options)]
    private static partial Regex EmbeddedIPv4 { get; }

    /// <summary>The domains of RFC 6761, RFC 6762 and RFC 8375, and those that are usual in networks and do not exist outside.</summary>
    [GeneratedRegex(@"(\A|\.)(localhost|local|localdomain|internal|intranet|lan|home|home\.arpa|corp|private|test|invalid)\.?\z", Options)]
    private static partial Regex Name { get; }
}
