using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Digest.Configuration;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary>The files that are written for machines: the sitemap (sitemaps.org, with the alternates that search engines read) and what points to it.</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Alternates = "http://www.w3.org/1999/xhtml";

    public static ImmutableArray<OutputFile> FilesFor(ImmutableArray<Page> pages, Settings settings) =>
    [
        new RenderedFile(Permalinks.OutputPath(Permalinks.Sitemap), "sitemap", (output, _) => Write(pages, settings, output)),
        new RenderedFile(Permalinks.OutputPath(Permalinks.Robots), "robots", (output, _) => output.Write(Encoding.UTF8.GetBytes(Robots(settings)))),
        // GitHub Pages would otherwise hand the files to Jekyll.
        new RenderedFile(".nojekyll", "nojekyll", (_, _) => { }),
    ];

    private static string Robots(Settings settings) =>
        "User-agent: *\nAllow: /\n" + (settings.Host is null ? "" : $"\nSitemap: {Permalinks.Absolute(Permalinks.Sitemap, settings)}\n");

    private static void Write(ImmutableArray<Page> pages, Settings settings, IBufferWriter<byte> output)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
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
        xml.WriteElementString("loc", Namespace, Address(page.Address, settings));
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
        xml.WriteAttributeString("href", Address(address, settings));
        xml.WriteEndElement();
    }

    private static string Address(string address, Settings settings) => Permalinks.Absolute(address, settings) ?? Permalinks.Encoded(address, settings);
}
