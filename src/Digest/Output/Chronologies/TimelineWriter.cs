using System.Buffers;
using System.Text.Json;
using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages;
using Digest.Templates;

namespace Digest.Output.Chronologies;

/// <summary>
/// Writes events in the JSON of TimelineJS 3, which draws a timeline. It shows headlines and texts as HTML, on a page of any language, so
/// they are escaped, and each has its language and direction.
/// </summary>
internal sealed class TimelineWriter : EventWriter
{
    public override void Write(EventText entry, IBufferWriter<byte> output)
    {
        output.Write("\n"u8);
        using var json = new Utf8JsonWriter(output, JsonWriter.Options);
        json.WriteStartObject();
        json.WriteString("unique_id", entry.Event.Id);
        Write("start_date", entry.Event.Date.Start, json);
        if (entry.Event.Date.End is { } end)
            Write("end_date", end, json);
        json.WriteString("display_date", WithoutMarkup(entry.Date));
        if (entry.Topics.FirstOrDefault() is { } topic)
            json.WriteString("group", WithoutMarkup(entry.NameOf(topic.Name).Text));
        var title = entry.TitleWithStatus;
        Write(title, (entry.Summary is { } summary ? MarkupOf("p", summary) : "") + LinkTo(entry), json);
        json.WriteEndObject();
    }

    public override void Write(EventList list, IEnumerable<ReadOnlyMemory<byte>> entries, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, JsonWriter.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("title");
            Write(new(list.Title, list.Language), "", json);
            json.WriteEndObject();
            JsonWriter.WriteArray("events", entries, json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes a date with the parts that are known.</summary>
    private static void Write(string key, PartialDate date, Utf8JsonWriter json)
    {
        json.WriteStartObject(key);
        json.WriteNumber("year", date.Year);
        if (date.Month is { } month)
            json.WriteNumber("month", month);
        if (date.Day is { } day)
            json.WriteNumber("day", day);
        json.WriteEndObject();
    }

    private static void Write(Label headline, string text, Utf8JsonWriter json)
    {
        json.WriteStartObject("text");
        json.WriteString("headline", MarkupOf("bdi", headline));
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>
    /// A text that is harmless however often it is unescaped: version 3.9 takes the text content of these keys and shows that as HTML, and
    /// earlier versions show them as HTML at once.
    /// </summary>
    private static string WithoutMarkup(string text) => text
        .Replace('<', '\u2039')
        .Replace('>', '\u203A')
        .Replace("&", "&amp;", StringComparison.Ordinal);

    private static string LinkTo(EventText entry) => $"<p><a href=\"{Html.Escape(entry.Url)}\">{MarkupOf("bdi", entry.Title)}</a></p>";

    private static string MarkupOf(string tag, Label label) =>
        $"<{tag} lang=\"{label.Language.Code}\" dir=\"{label.Language.Dir}\">{Html.Escape(label.Text)}</{tag}>";
}
