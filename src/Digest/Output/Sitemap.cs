using System.Buffers;
using System.Xml;
using Digest.Configuration;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary>The sitemap (sitemaps.org, protocol 0.9) with the <c>hreflang</c> alternates that search engines read.</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Alternates = "http://www.w3.org/1999/xhtml";

    /// <summary>The format of XML files.</summary>
    public static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static RenderedFile Of(ImmutableArray<Page> pages, Settings settings) =>
        new(Permalinks.OutputPath(Permalinks.Sitemap), "sitemap", (output, _) => Write(pages, settings, output));

    private static void Write(ImmutableArray<Page> pages, Settings settings, IBufferWriter<byte> output)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Format))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Alternates);
            foreach (var page in pages.Where(page => page.IsIndexed).OrderBy(page => page.Address, StringComparer.Ordinal))
                Write(page, settings, xml);
            xml.WriteEndElement();
        }

        output.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Page page, Settings settings, XmlWriter xml)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, Permalinks.Url(page.Address, settings));
        if (page.LastModified is { } date)
            xml.WriteElementString("lastmod", Namespace, date);
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
