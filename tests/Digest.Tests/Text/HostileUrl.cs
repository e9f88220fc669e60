using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Sources;
using Xunit;

namespace Digest.Tests.Text;

/// <summary>Random addresses, many of which .NET's <see cref="Uri"/> throws on.</summary>
public sealed class HostileUrl
{
    private static readonly string[] s_tokens =
    [
        "//", "/", "\\", "\u202E", "\u2066", "\u200F", "\uD800", "http:", "https:", "mailto:", "tel:", "file:", "javascript:", "unknown:",
        "a", "b.", "ب", "é", "\u00AD", "。", "@", ":", "%", "%41", "%00", "%E2%80%AE", "[", "]", "::1", "?", "#", " ", "\t", "\n", "xn--",
        "..", "\0", "\uFFFF", "1", "99999", "~", "|", "<", "\"",
    ];

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
    public void IsParsedOrRefused()
    {
        var random = new Random(20230912);
        var site = new UriBuilder("https", "example.org", 443, "/ms/berita/").Uri;
        var (parsed, resolved, thrown) = (0, 0, 0);
        for (var number = 0; number < SampleSize.Of(50_000, 1_000_000); number++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 7); count > 0; count--)
                text.Append(s_tokens[random.Next(s_tokens.Length)]);

            var url = text.ToString();
            parsed += SafeUri.TryParse(url, out _) ? 1 : 0;
            resolved += SafeUri.TryResolve(site, url, out _) ? 1 : 0;
            thrown += Throws(url) ? 1 : 0;
        }

        Assert.True(parsed > 0 && resolved > 0);
        Assert.True(thrown > 0, "Uri.TryCreate no longer throws: is SafeUri still needed?");
    }

    [SuppressMessage("Design", "CA1031", Justification = "The kind of exception does not matter.")]
    private static bool Throws(string url)
    {
        try
        {
            Uri.TryCreate(url, UriKind.Absolute, out _);
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }
}
