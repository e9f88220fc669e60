using System.Buffers;
using System.Globalization;
using System.Xml;
using Digest.Languages;
using Digest.Output.Sitemaps;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary>
/// The description (OpenSearch 1.1) with which a browser searches an edition from its address bar. It names absolute URLs only, so a site
/// whose host is not known has none.
/// </summary>
internal static class OpenSearchFile
{
    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";
    private const string Type = "application/opensearchdescription+xml";

    // The limits of the format, in characters.
    private const int LongestShortName = 16;
    private const int LongestDescription = 1024;

    public static IEnumerable<RenderedFile> Of(Site site) =>
        site.Settings is { GenerateSearchIndex: true, Host: not null }
            ? site.Languages.Select(language => Of(new View(site, language))) : [];

    private static RenderedFile Of(View view) =>
        new(Permalinks.OutputPath(Permalinks.OpenSearch(view.Language)), "opensearch", (output, _) =>
        {
            using var stream = new MemoryStream();
            using (var xml = XmlWriter.Create(stream, Sitemap.Format))
                Write(view, xml);
            output.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        });

    private static void Write(View view, XmlWriter xml)
    {
        var settings = view.Site.Settings;
        xml.WriteStartElement("OpenSearchDescription", Namespace);
        xml.WriteElementString("ShortName", Namespace, Shortened(view.SiteTitle.Text, LongestShortName));
        xml.WriteElementString("Description", Namespace, Shortened(view.SiteDescription ?? view.SiteTitle.Text, LongestDescription));
        xml.WriteElementString("Language", Namespace, view.Language.Code);
        xml.WriteElementString("InputEncoding", Namespace, "UTF-8");
        WriteUrl("text/html", Permalinks.Absolute(Permalinks.Search(view.Language), settings) + "?q={searchTerms}");
        WriteUrl(Type, Permalinks.Absolute(Permalinks.OpenSearch(view.Language), settings)!, relation: "self");
        xml.WriteEndElement();

        void WriteUrl(string type, string template, string? relation = null)
        {
            xml.WriteStartElement("Url", Namespace);
            xml.WriteAttributeString("type", type);
            if (relation is not null)
                xml.WriteAttributeString("rel", relation);
            xml.WriteAttributeString("template", template);
            xml.WriteEndElement();
        }
    }

    /// <summary>The first words of a text that fit; the start of the first word if it is too long itself. No character is cut.</summary>
    private static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = StringInfo.ParseCombiningCharacters(text).Last(start => start <= longest);
        var shortened = text[..(text.LastIndexOf(' ', end, end) is > 0 and var space ? space : end)];
        var length = shortened.Length;
        while (length > 0 && (char.IsPunctuation(text[length - 1]) || char.IsSymbol(text[length - 1]) || text[length - 1] == ' '))
            length--; // a dash or a sign between this word and the next
        return length > 0 ? text[..length] : shortened;
    }
}
