using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Languages;
using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>
/// Writes what a page says for programs, in JSON-LD with the vocabulary of schema.org. The id of what a page is about is the URL of that
/// page, by which other pages refer to it.
/// </summary>
internal sealed class GraphWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // Letters of all scripts as they are. Who puts the text into HTML escapes what could end an element there.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly View _view;
    private readonly Utf8JsonWriter _json;

    private GraphWriter(View view, Utf8JsonWriter json) => (_view, _json) = (view, json);

    /// <summary>The document of a page; null if it has nothing to say.</summary>
    public static string? Of(Page page)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, s_options);
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        var empty = json.BytesCommitted + json.BytesPending;
        var graph = new GraphWriter(page.View, json);
        page.Describe(graph);
        BreadcrumbNode.Write(page, graph);
        if (json.BytesCommitted + json.BytesPending == empty)
            return null;
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// The URL of an address, which is also the id of what the page there is about: from the root if the host is not known. It is an IRI
    /// (RFC 3987), as JSON-LD allows, because percent-encoded letters take three times the bytes.
    /// </summary>
    public string UrlOf(string address) =>
        Permalinks.Readable(address, _view.Site.Settings) ?? Permalinks.Href(address, _view.Site.Settings);

    /// <summary>Starts the node of what the page at an address is about.</summary>
    public void StartSubject(string type, string address)
    {
        Start(type, UrlOf(address));
        Url("url", address);
    }

    /// <summary>Starts a node: of the graph, of a list, or of the property written before.</summary>
    /// <param name="type">Null if it is not known.</param>
    public void Start(string? type, string? id = null)
    {
        _json.WriteStartObject();
        Text("@type", type);
        Text("@id", id);
    }

    public void End() => _json.WriteEndObject();

    public void Property(string property) => _json.WritePropertyName(property);

    /// <summary>Writes a text in the language of the page, or a code; nothing for null.</summary>
    public void Text(string property, string? text)
    {
        if (text is not null)
            _json.WriteString(property, text);
    }

    /// <summary>Writes a text, with its language if that is not the language of the page; nothing for null.</summary>
    public void Text(string property, Label? label)
    {
        if (label is not { } text)
            return;
        Property(property);
        TextItem(text.Text, text.Language.Code);
    }

    /// <param name="language">Null for that of the page.</param>
    public void Text(string property, string text, string? language)
    {
        Property(property);
        TextItem(text, language);
    }

    /// <summary>Writes a text as an item of a list.</summary>
    public void TextItem(string text, string? language = null)
    {
        if (language is null || language == _view.Language.Code)
        {
            _json.WriteStringValue(text);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("@language", language);
        _json.WriteString("@value", text);
        _json.WriteEndObject();
    }

    public void Number(string property, int? number)
    {
        if (number is { } value)
            _json.WriteNumber(property, value);
    }

    /// <summary>Writes the URL of an address of the site.</summary>
    public void Url(string property, string address) => _json.WriteString(property, UrlOf(address));

    /// <summary>Writes a reference to what the page at an address is about.</summary>
    public void Reference(string property, string address)
    {
        Property(property);
        ReferenceItem(UrlOf(address));
    }

    /// <summary>Writes a reference to a node as an item of a list.</summary>
    public void ReferenceItem(string id)
    {
        _json.WriteStartObject();
        _json.WriteString("@id", id);
        _json.WriteEndObject();
    }

    /// <summary>Writes a list; nothing if it is empty.</summary>
    public void List<T>(string property, IEnumerable<T> items, Action<T> write)
    {
        var isEmpty = true;
        foreach (var item in items)
        {
            if (isEmpty)
                _json.WriteStartArray(property);
            isEmpty = false;
            write(item);
        }

        if (!isEmpty)
            _json.WriteEndArray();
    }
}
