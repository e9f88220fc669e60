using System.Xml;
using Digest.Sources;

namespace Digest.Cli.Published;

/// <summary>A sitemap (sitemaps.org, protocol 0.9).</summary>
/// <param name="IsIndex">Whether it lists other sitemaps.</param>
/// <param name="Locations">As written: URLs, or paths where the site did not know its host.</param>
internal sealed record SitemapFile(bool IsIndex, ImmutableArray<string> Locations)
{
    // No document type: entities could refer to files, or fill the memory.
    private static readonly XmlReaderSettings s_format = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Null if the file is no sitemap.</summary>
    public static SitemapFile? Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = XmlReader.Create(stream, s_format);
            reader.MoveToContent();
            var root = reader.LocalName;
            if (root is not ("urlset" or "sitemapindex"))
                return null;
            var locations = ImmutableArray.CreateBuilder<string>();
            while (reader.Read())
            {
                // Below an entry of the list. Pictures and videos have a "loc" further below.
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "loc", Depth: 2 })
                    locations.Add(TextOf(reader));
            }

            return new(root == "sitemapindex", locations.ToImmutable());
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <param name="sitemap">The URL of the sitemap.</param>
    public ImmutableArray<Uri> UrlsFrom(Uri sitemap) =>
    [
        .. Locations.Where(location => location.Length > 0)
            .Select(location => SafeUri.TryResolve(sitemap, location, out var url) ? url : null)
            .OfType<Uri>(),
    ];

    /// <summary>The text of an element; the reader is at its end then.</summary>
    private static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        for (var depth = reader.Depth; !reader.IsEmptyElement && reader.Read() && reader.Depth > depth;)
            text.Append(reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value : "");
        return text.ToString().Trim();
    }
}
