using System.Text.RegularExpressions;

namespace Digest.Output.Feeds;

/// <summary>
/// Makes the links in the content of an entry absolute, because a feed reader shows it elsewhere. Quotation marks in texts are character
/// references, so the pattern occurs in tags only.
/// </summary>
internal static partial class EntryLinks
{
    /// <param name="pageUrl">The URL of the entry's page, where the targets of footnotes are.</param>
    /// <param name="origin">The scheme and the host; empty if the host is not known.</param>
    public static string MakeAbsolute(string markup, string pageUrl, string origin) => Attribute.Replace(markup, match =>
    {
        var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
        return (name, value) switch
        {
            // Two entries can have the same ids, and links to ids lead to the page.
            ("id", _) => "",
            ("srcset", _) => $" srcset=\"{string.Join(',', value.Split(',').Select(file => Absolute(file.TrimStart(), origin)))}\"",
            (_, ['#', ..]) => $" {name}=\"{pageUrl}{Encode(value)}\"",
            (_, ['/', ..]) => $" {name}=\"{Absolute(value, origin)}\"",
            _ => match.Value,
        };
    });

    private static string Absolute(string url, string origin) => url is ['/', ..] ? origin + Encode(url) : url;

    /// <summary>Percent-encodes letters, which pages of the site keep. The other characters of the URL are encoded already.</summary>
    private static string Encode(string url) => Letters.Replace(url, letters => Uri.EscapeDataString(letters.Value));

    [GeneratedRegex(@" (?<name>href|srcset|src|id)=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute { get; }

    [GeneratedRegex("[^ -~]+")]
    private static partial Regex Letters { get; }
}
