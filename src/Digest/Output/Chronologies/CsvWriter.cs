using System.Buffers;
using Digest.Content;
using Digest.Pages;

namespace Digest.Output.Chronologies;

/// <summary>
/// Writes events as a table (RFC 4180). It starts with a byte order mark: without one, Excel takes UTF-8 for the encoding of the machine
/// and shows Arabic letters as others.
/// </summary>
internal sealed class CsvWriter : EventWriter
{
    /// <summary>Between the values of one cell.</summary>
    private const string Separator = " | ";

    /// <summary>Signs that start a formula; some programs take the wide ones for them, too.</summary>
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Characters that a program may skip before a formula: spaces, bidi controls, a byte order mark.</summary>
    private const string Unseen = " \t\r\n\u00A0\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u2066\u2067\u2068\u2069\uFEFF";

    private static readonly (string Name, Func<EventText, string?> Value)[] s_columns =
    [
        ("id", entry => entry.Id),
        ("event", entry => entry.Event.Id),
        ("date", entry => entry.Event.Date.Edtf),
        ("earliest", entry => IsoOf(entry.Event.Date.Earliest)),
        ("latest", entry => IsoOf(entry.Event.Date.Latest)),
        ("approximate", entry => entry.Event.Date.IsApproximate ? "true" : "false"),
        ("status", entry => entry.Status),
        ("importance", entry => entry.Event.Importance.ToString(CultureInfo.InvariantCulture)),
        ("title", entry => entry.Title.Text),
        ("title_language", entry => entry.Title.Language.Code),
        ("summary", entry => entry.Summary?.Text),
        ("summary_language", entry => entry.Summary?.Language.Code),
        ("place", entry => entry.Place?.Text),
        ("topics", entry => Join(entry.Topics.Select(topic => entry.NameOf(topic.Name).Text))),
        ("topic_ids", entry => Join(entry.Topics.Select(topic => topic.Id))),
        ("entities", entry => Join(entry.Entities.Select(entity => entry.NameOf(entity.Name).Text))),
        ("entity_ids", entry => Join(entry.Entities.Select(entity => entity.Id))),
        ("sources", entry => Join(entry.Sources.Select(source => entry.NameOf(source.Name).Text))),
        ("source_ids", entry => Join(entry.Sources.Select(source => source.Id))),
        ("reports", entry => Join(entry.Reports.Select(entry.UrlOf))),
        ("url", entry => entry.Url),
    ];

    private static readonly byte[] s_head = [0xEF, 0xBB, 0xBF, .. RowOf(s_columns.Select(column => column.Name))];

    public override void Write(EventText entry, IBufferWriter<byte> output) =>
        output.Write(RowOf(s_columns.Select(column => column.Value(entry) ?? "")));

    public override void Write(EventList list, IEnumerable<ReadOnlyMemory<byte>> entries, IBufferWriter<byte> output)
    {
        output.Write(s_head);
        foreach (var entry in entries)
            output.Write(entry.Span);
    }

    /// <summary>
    /// A text that a spreadsheet does not take for a formula: an apostrophe precedes a sign that starts one. It also precedes an
    /// apostrophe, so that a program gets the text back if it removes one apostrophe from the start.
    /// </summary>
    private static string WithoutFormula(string text)
    {
        var first = text.AsSpan().TrimStart(Unseen);
        if (first is [])
            return text;
        return Signs.Contains(first[0], StringComparison.Ordinal) || text[0] is '\'' or '\t' or '\r' or '\n' ? "'" + text : text;
    }

    private static byte[] RowOf(IEnumerable<string> values) => Encoding.UTF8.GetBytes(
        string.Join(',', values.Select(value => $"\"{WithoutFormula(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");

    private static string Join(IEnumerable<string> values) => string.Join(Separator, values);

    private static string IsoOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
