using System.Buffers;
using System.IO.Pipelines;
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
    private const string Headline = "headline";

    private static readonly string[] s_ownUrls = ["url", "home_page_url", "feed_url", "next_url", "image", "icon", "favicon"];

    public void RunXml(ReadOnlySequence<byte> bytes)
    {
        try
        {
            using var stream = PipeReader.Create(bytes).AsStream();
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

    /// <summary>The largest files are lists of events with megabytes, so there is a document for each member only.</summary>
    public void RunJson(ReadOnlySequence<byte> bytes)
    {
        try
        {
            var (isKnown, hasHeadline) = ReadMembers(bytes);
            if (isKnown)
                CheckMembers(bytes, hasHeadline);
        }
        catch (JsonException exception)
        {
            Report(DiagnosticCode.OutputNotWellFormed, $"is not well-formed JSON: {exception.Message}");
        }
    }

    /// <summary>Reads all of a file, and finds out whether it is a feed or a list of events.</summary>
    private static (bool IsKnown, bool HasHeadline) ReadMembers(ReadOnlySequence<byte> bytes)
    {
        var (isKnown, hasHeadline) = (false, false);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var name = reader.GetString();
            reader.Read();
            hasHeadline |= name == Headline;
            isKnown |= name == "events" || (name == "version" && reader.TokenType == JsonTokenType.String
                && reader.GetString()!.StartsWith("https://jsonfeed.org/", StringComparison.Ordinal));
        }

        return (isKnown, hasHeadline);
    }

    private void CheckMembers(ReadOnlySequence<byte> bytes, bool hasHeadline)
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                using var value = JsonDocument.ParseValue(ref reader);
                Check(name, value.RootElement, isUrls: false, hasHeadline);
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                using var item = JsonDocument.ParseValue(ref reader);
                Check(item.RootElement);
            }
        }
    }

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
        var hasHeadline = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Headline, out _); // in a timeline
        foreach (var property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [])
            Check(property.Name, property.Value, isUrls, hasHeadline);
    }

    private void Check(string name, JsonElement value, bool isUrls, bool hasHeadline)
    {
        if (value.ValueKind != JsonValueKind.String)
            Check(value, name == "_translations");
        else if (isUrls || s_ownUrls.Contains(name))
            files.CheckOwnLink(file, value.GetString()!);
        else if (name == "content_html" || (hasHeadline && name is Headline or "text"))
            CheckHtml(value.GetString()!);
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
