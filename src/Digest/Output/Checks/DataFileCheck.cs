using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks a sitemap, a feed, a list of events or a description of the search as the program of a reader does: it must be well-formed, its
/// own links must be URLs of this site, and the links in the content of entries must not depend on the place where the content is shown.
/// </summary>
internal sealed class DataFileCheck(RenderedFile file, EntryContents contents, SiteFiles files, DiagnosticBag diagnostics)
{
    private static readonly string[] s_ownUrls = ["url", "home_page_url", "feed_url", "next_url", "image", "icon", "favicon"];

    public void RunXml(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var array = MemoryMarshal.TryGetArray(bytes, out var known) ? known : bytes.ToArray(); // a large copy is slow to collect
            using var stream = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            var isRss = reader.LocalName == "rss";
            while (!reader.EOF)
            {
                if (!CheckElement(reader, isRss))
                    reader.Read(); // else the reader is at the next node already
            }
        }
        catch (XmlException exception)
        {
            Report(DiagnosticCode.OutputNotWellFormed, $"is not well-formed XML: {exception.Message}");
        }
    }

    public void RunJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind == JsonValueKind.Object && IsKnown(json.RootElement))
                Check(json.RootElement);
        }
        catch (JsonException exception)
        {
            Report(DiagnosticCode.OutputNotWellFormed, $"is not well-formed JSON: {exception.Message}");
        }
    }

    /// <summary>Whether a file is a feed or a list of events.</summary>
    private static bool IsKnown(JsonElement root) =>
        root.TryGetProperty("events", out _) || (root.TryGetProperty("version", out var version)
            && version.ToString().StartsWith("https://jsonfeed.org/", StringComparison.Ordinal));

    /// <summary>Returns whether the content of the element was read.</summary>
    private bool CheckElement(XmlReader reader, bool isRss)
    {
        switch (reader)
        {
            case { NodeType: not XmlNodeType.Element }:
                return false;
            case { LocalName: "link" } when reader.GetAttribute("href") is { } href:
                files.CheckOwnLink(file, href);
                return false;
            case { LocalName: "loc" } or { LocalName: "link", NamespaceURI: "" }:
                files.CheckOwnLink(file, reader.ReadElementContentAsString().Trim());
                return true;
            case { LocalName: "Url" } when reader.GetAttribute("template") is { } template: // of OpenSearch
                files.CheckOwnLink(file, template.Split('?')[0]);
                return false;
            case { LocalName: "content" } when reader.GetAttribute("type") == "html":
            case { LocalName: "description" } when isRss:
                CheckHtml(reader.ReadElementContentAsString());
                return true;
            default:
                return false;
        }
    }

    /// <param name="isUrls">Whether all texts in an object are URLs of this site.</param>
    private void Check(JsonElement element, bool isUrls = false)
    {
        foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [])
            Check(item);
        var hasHeadline = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("headline", out _); // in a timeline
        foreach (var property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [])
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                Check(property.Value, property.NameEquals("_translations"));
            else if (isUrls || s_ownUrls.Contains(property.Name))
                files.CheckOwnLink(file, property.Value.GetString()!);
            else if (property.NameEquals("content_html") || (hasHeadline && property.Name is "headline" or "text"))
                CheckHtml(property.Value.GetString()!);
        }
    }

    /// <summary>Checks the content of an entry.</summary>
    private void CheckHtml(string html)
    {
        foreach (var url in contents.UrlsIn(html))
        {
            var isRelative = url.StartsWith('/') || !SafeUri.TryParse(url, out _);
            if (isRelative && (files.HasHost || !url.StartsWith('/')))
                files.BrokenLinks.Add(file, url, SiteFiles.NotAbsolute);
            else
                files.CheckLink(file, url);
        }
    }

    private void Report(DiagnosticCode code, string message) => OutputCheck.Report(diagnostics, code, file, message);
}
