using System.Buffers;
using Digest.Configuration;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary><c>robots.txt</c> (RFC 9309): everything is allowed; with the URL of the sitemap if the host is known.</summary>
internal static class RobotsFile
{
    public static RenderedFile Of(Settings settings)
    {
        var sitemap = Permalinks.Absolute(Permalinks.Sitemap, settings) is { } url ? $"\nSitemap: {url}\n" : "";
        return new(
            Permalinks.OutputPath(Permalinks.Robots),
            "robots",
            (output, _) => output.Write(Encoding.UTF8.GetBytes("User-agent: *\nAllow: /\n" + sitemap)));
    }
}
