using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Feeds;
using Digest.SiteModel;

namespace Digest.Output.Feeds;

/// <summary>
/// Writes a feed in JSON Feed 1.1. The format has no links to translations; <c>_translations</c> has the URL for each language, in the
/// form that the format reserves for extensions.
/// </summary>
internal static class JsonFeed
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // Letters of all scripts as they are. The file is never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static void Write(FeedText text, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", text.Title);
        json.WriteString("home_page_url", text.PageUrl);
        json.WriteString("feed_url", text.UrlIn(FeedFormat.Json));
        if (text.Description is { } description)
            json.WriteString("description", description);
        json.WriteString("language", text.Feed.Language.Code);
        WriteAuthor(text.Author, json);
        WriteTranslations(text.TranslationsIn(FeedFormat.Json), json);
        json.WriteStartArray("items");
        foreach (var (entry, content) in text.Entries)
            Write(entry, content, text, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(FeedEntry entry, string content, FeedText text, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", text.UrlOf(entry));
        json.WriteString("title", entry.Title.Text);
        json.WriteString("content_html", content);
        if (entry.Summary is { } summary)
            json.WriteString("summary", summary.Text);
        if (text.ImageOf(entry) is { } image)
            json.WriteString("image", image);
        json.WriteString("date_published", Rfc3339.Of(entry.Published));
        json.WriteString("date_modified", Rfc3339.Of(entry.Updated));
        if (entry.Author is { } author)
            WriteAuthor(author, json);
        json.WriteStartArray("tags");
        foreach (var topic in entry.Topics)
            json.WriteStringValue(topic.Text);
        json.WriteEndArray();
        json.WriteString("language", entry.Language.Code);
        WriteTranslations(text.TranslationsOf(entry), json);
        json.WriteEndObject();
    }

    private static void WriteAuthor(string name, Utf8JsonWriter json)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTranslations(IEnumerable<(Language Language, string Url)> translations, Utf8JsonWriter json)
    {
        json.WriteStartObject("_translations");
        foreach (var (language, url) in translations)
            json.WriteString(language.Code, url);
        json.WriteEndObject();
    }
}
