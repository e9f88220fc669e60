using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Content;
using Digest.Languages;
using Digest.Pages;

namespace Digest.Output.Chronologies;

/// <summary>Writes events in a format of our own, which <c>docs/data.md</c> describes. Each event is on a line of its own.</summary>
internal sealed class JsonWriter : EventWriter
{
    /// <summary>A change of the meaning of a key needs a new number; a new key does not.</summary>
    private const int Version = 1;

    private static readonly JsonEncodedText s_language = JsonEncodedText.Encode("language");

    // Letters of all scripts as they are. The file is never part of a page.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write(EventText entry, IBufferWriter<byte> output)
    {
        output.Write("\n"u8);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("event", entry.Event.Id);
        json.WriteString("url", entry.Url);
        WriteDate(entry, json);
        json.WriteString("status", entry.Status);
        json.WriteNumber("importance", entry.Event.Importance);
        Write("title", entry.Title, json);
        if (entry.Summary is { } summary)
            Write("summary", summary, json);
        if (entry.Place is { } place)
            Write("place", entry.PlaceEntity?.Id, place, entry.PlaceEntity is { } entity ? entry.UrlOf(entity) : null, json);
        WriteList("topics", entry.Topics, topic => Write(null, topic.Id, entry.NameOf(topic.Name), entry.UrlOf(topic), json), json);
        WriteList("entities", entry.Entities, named => Write(null, named.Id, entry.NameOf(named.Name), entry.UrlOf(named), json), json);
        WriteList("sources", entry.Sources, source => Write(source, entry, json), json);
        WriteList("reports", entry.Reports, article => Write(article, entry, json), json);
        json.WriteEndObject();
    }

    public override void Write(EventList list, IEnumerable<ReadOnlyMemory<byte>> entries, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("title", list.Title);
            json.WriteString(s_language, list.Language.Code);
            json.WriteString("direction", list.Language.Dir);
            json.WriteString("url", SiteModel.Permalinks.Url(list.Page.Address, list.Page.Site.Settings));
            WriteArray("events", entries, json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <param name="entries">JSON objects, each after a newline.</param>
    public static void WriteArray(string name, IEnumerable<ReadOnlyMemory<byte>> entries, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var entry in entries)
            json.WriteRawValue(entry.Span, skipInputValidation: true);
        json.WriteEndArray();
    }

    private static void WriteDate(EventText entry, Utf8JsonWriter json)
    {
        var date = entry.Event.Date;
        json.WriteString("date", date.Edtf);
        json.WriteString("date_text", entry.Date);
        json.WriteString("earliest", IsoOf(date.Earliest));
        json.WriteString("latest", IsoOf(date.Latest));
        json.WriteBoolean("approximate", date.IsApproximate);
        if (entry.Event.Updated is { } updated)
            json.WriteString("updated", updated.Iso);
    }

    /// <summary>Writes something with an id and a name. What is only a name has no id.</summary>
    /// <param name="key">Null in a list.</param>
    /// <param name="url">Of its page.</param>
    private static void Write(string? key, string? id, Label name, string? url, Utf8JsonWriter json)
    {
        if (key is not null)
            json.WritePropertyName(key);
        json.WriteStartObject();
        if (id is not null)
            json.WriteString("id", id);
        Write("name", name, json);
        if (url is not null)
            json.WriteString("url", url);
        json.WriteEndObject();
    }

    private static void Write(Source source, EventText entry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        Write("name", entry.NameOf(source.Name), json);
        if (source.Url is { } homePage)
            json.WriteString("home_page", homePage);
        if (source.Language is { } language)
            json.WriteString(s_language, language);
        json.WriteEndObject();
    }

    private static void Write(Article article, EventText entry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("url", entry.UrlOf(article));
        json.WriteString(s_language, article.Language.Code);
        json.WriteString("title", article.Title);
        json.WriteString("published", article.Published.Iso);
        json.WriteEndObject();
    }

    private static void Write(string key, Label label, Utf8JsonWriter json)
    {
        json.WriteStartObject(key);
        json.WriteString("text", label.Text);
        json.WriteString(s_language, label.Language.Code);
        json.WriteString("direction", label.Language.Dir);
        json.WriteEndObject();
    }

    private static void WriteList<T>(string key, IEnumerable<T> items, Action<T> write, Utf8JsonWriter json)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static string IsoOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
