using System.Xml;
using Digest.Configuration;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Sitemaps;

/// <summary>The sitemap (sitemaps.org, protocol 0.9), or a part of it, with the <c>hreflang</c> alternates for search engines.</summary>
internal static class Sitemap
{
    public const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>At least the bytes of a sitemap without its pages.</summary>
    public const int MaximumBytesOfFrame = 1000;

    private const string Alternates = "http://www.w3.org/1999/xhtml";

    /// <summary>The format of XML files.</summary>
    public static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <param name="pages">In the order of their addresses.</param>
    public static RenderedFile Of(string address, ImmutableArray<Page> pages, Settings settings) => FileOf(address, "urlset", xml =>
    {
        xml.WriteAttributeString("xmlns", "xhtml", null, Alternates);
        foreach (var page in pages)
            Write(page, settings, xml);
    });

    /// <summary>A file with an element of the protocol.</summary>
    /// <param name="write">Writes the content of the element.</param>
    public static RenderedFile FileOf(string address, string element, Action<XmlWriter> write) =>
        new(Permalinks.OutputPath(address), "sitemap", (output, _) =>
        {
            using var stream = new BufferStream(output);
            using var xml = XmlWriter.Create(stream, Format);
            xml.WriteStartElement(element, Namespace);
            write(xml);
            xml.WriteEndElement();
        });

    /// <summary>At least the bytes that a page takes.</summary>
    public static int MaximumBytesOf(Page page)
    {
        const int Tags = 100; // around a URL, and around the date
        var bytes = Tags + BytesOf(page.Address);
        foreach (var alternate in page.Alternates)
            bytes += BytesOf(alternate.Address);
        return page.DefaultAlternate is { } address ? bytes + BytesOf(address) : bytes;

        int BytesOf(string address) => Tags + Permalinks.Url(address, page.Site.Settings).Length;
    }

    private static void Write(Page page, Settings settings, XmlWriter xml)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, Permalinks.Url(page.Address, settings));
        if (page.LastModified is { } date)
            xml.WriteElementString("lastmod", Namespace, date.Iso);
        foreach (var alternate in page.Alternates)
            WriteAlternate(alternate.Language.Code, alternate.Address, settings, xml);
        if (page.DefaultAlternate is { } address)
            WriteAlternate("x-default", address, settings, xml);
        xml.WriteEndElement();
    }

    private static void WriteAlternate(string code, string address, Settings settings, XmlWriter xml)
    {
        xml.WriteStartElement("link", Alternates);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", code);
        xml.WriteAttributeString("href", Permalinks.Url(address, settings));
        xml.WriteEndElement();
    }
}
