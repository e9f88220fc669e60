using System.Buffers;
using Digest.Output.Sitemaps;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary><c>robots.txt</c> (RFC 9309): everything is allowed; with the URLs of the sitemaps if the host is known.</summary>
internal static class RobotsFile
{
    public static RenderedFile Of(Site site) => new(Permalinks.OutputPath(Permalinks.Robots), "robots", (output, _) =>
    {
        string[] sitemaps = !site.IsIndexed ? []
            : NewsSitemap.ArticlesOf(site).IsEmpty ? [Permalinks.Sitemap] : [Permalinks.Sitemap, Permalinks.NewsSitemap];
        var lines = sitemaps
            .Select(address => Permalinks.Absolute(address, site.Settings))
            .OfType<string>()
            .Select(url => $"Sitemap: {url}\n")
            .ToList();
        output.Write(Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n{(lines.Count > 0 ? "\n" : "")}{string.Concat(lines)}"));
    }) { IsContent = false }; // the news sitemap that it names comes and goes with the clock
}
