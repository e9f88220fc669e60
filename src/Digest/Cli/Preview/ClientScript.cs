using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Digest.Cli.Preview;

/// <summary>
/// Adds the client script to a page that a build publishes, and allows it in the content security policy of the theme. Removes
/// speculation rules, because a prefetched page may be older than the last save.
/// </summary>
internal static partial class ClientScript
{
    private const RegexOptions Html =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline;

    /// <summary>The page with the script in it.</summary>
    /// <param name="bytes">The page in UTF-8.</param>
    /// <param name="address">The address of the request, decoded.</param>
    /// <param name="token">What the guard expects in requests of the script.</param>
    public static byte[] AddTo(ReadOnlySpan<byte> bytes, string address, string token)
    {
        var page = Encoding.UTF8.GetString(bytes);
        // Apart from the text, because where only styles and their hashes differ, the browser replaces only the styles.
        var text = Encoding.UTF8.GetBytes(Policy.Replace(Style.Replace(page, ""), "${start}"));
        var policies = string.Join('\n', Policy.Matches(page).Select(match => Hash.Replace(PolicyIn(match), "")));
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Fragment script = $"<script src=\"/_preview/client.js\" defer nonce=\"{nonce}\" data-token=\"{token}\" data-address=\"{address}\""
            + $" data-page=\"{Fingerprint.Of(bytes)}\" data-text=\"{Fingerprint.Of(text)}\""
            + $" data-policy=\"{Fingerprint.Of(Encoding.UTF8.GetBytes(policies))}\"></script>";

        page = Policy.Replace(SpeculationRules.Replace(page, ""), match =>
        {
            var policy = PolicyIn(match);
            var scripts = IndexOf("script-src-elem", DirectivesOf(policy)) >= 0 ? "script-src-elem" : "script-src";
            policy = Allow(policy, scripts, $"'nonce-{nonce}'");
            return match.Groups["start"].Value + WebUtility.HtmlEncode(Allow(policy, "connect-src", "'self'"));
        });
        var end = ((string[])["</head>", "</body>"]).Select(tag => page.IndexOf(tag, StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault(index => index >= 0, page.Length);
        return Encoding.UTF8.GetBytes(page.Insert(end, script.ToString()));
    }

    private static string PolicyIn(Match match) => WebUtility.HtmlDecode(match.Groups["policy"].Value);

    /// <summary>Adds a source to a directive of a policy.</summary>
    private static string Allow(string policy, string directive, string source)
    {
        var directives = DirectivesOf(policy);
        if (IndexOf(directive, directives) is var own and >= 0)
        {
            if (!directives[own].Split(' ').Contains(source, StringComparer.OrdinalIgnoreCase))
                directives[own] += $" {source}";
            return string.Join("; ", directives);
        }

        // Without the directive the default applies; without a default everything is allowed.
        if (IndexOf("default-src", directives) is not (var fallback and >= 0))
            return policy;
        var sources = directives[fallback]["default-src".Length..].Replace("'none'", "", StringComparison.OrdinalIgnoreCase).Trim();
        return string.Join("; ", [.. directives, $"{directive} {(sources.Length > 0 ? $"{sources} " : "")}{source}"]);
    }

    private static string[] DirectivesOf(string policy) =>
        policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int IndexOf(string directive, string[] directives) =>
        Array.FindIndex(directives, text => text.Split(' ')[0].Equals(directive, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        """(?<start><meta(?=[^<>]*http-equiv)(?=[^<>]*Content-Security-Policy)[^<>]*\scontent=(?<quote>["']))"""
        + """(?<policy>[^>]*?)(?=\k<quote>)""",
        Html)]
    private static partial Regex Policy { get; }

    [GeneratedRegex(@"\s*'sha(256|384|512)-[^']*'", Html)]
    private static partial Regex Hash { get; }

    /// <summary>A <c>style</c> element without its end tag.</summary>
    [GeneratedRegex("<style.*?(?=</style|\\z)", Html)]
    private static partial Regex Style { get; }

    [GeneratedRegex("""<script[^<>]*\stype=(?<quote>["'])speculationrules\k<quote>.*?(</script>|\z)""", Html)]
    private static partial Regex SpeculationRules { get; }
}
