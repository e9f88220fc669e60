using System.Buffers;
using Digest.Content;
using Digest.Languages;
using Digest.Pages;
using Digest.Sources;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;
using EventStatus = Digest.Content.EventStatus;

namespace Digest.Output.Chronologies;

/// <summary>Writes the events whose days are known in iCalendar (RFC 5545), as events of whole days that block no time.</summary>
internal sealed class CalendarWriter : EventWriter
{
    private const string End = "END:VCALENDAR\r\n";

    public override void Write(EventText entry, IBufferWriter<byte> output)
    {
        // The constructor adds a random UID and the time of the machine. The setters use reflection, and take half of the time.
        var component = new CalendarEvent();
        component.Properties.Clear();
        Add("UID", entry.Id, component);
        Add("DTSTAMP", new CalDateTime(entry.Updated.UtcDateTime, "UTC"), component);
        Add("DTSTART", new CalDateTime(entry.Event.Date.Earliest), component);
        // The day after the last one. The last day of the calendar has none; a missing end means one day.
        if (entry.Event.Date.Latest is var last && last < DateOnly.MaxValue)
            Add("DTEND", new CalDateTime(last.AddDays(1)), component);
        Add("STATUS", StatusOf(entry.Event.Status), component);
        Add("TRANSP", TransparencyType.Transparent, component);
        Add("SUMMARY", entry.TitleWithStatus, component);
        Add("DESCRIPTION", DescriptionOf(entry), component);
        if (entry.Place is { } place)
            Add("LOCATION", place, component);
        if (entry.HasHost) // a program has no page that the URL could be relative to
            Add("URL", SafeUri.OfProgram(entry.Url), component);
        foreach (var topic in entry.Topics)
            component.Categories.Add(entry.NameOf(topic.Name).Text);
        output.Write(FoldedLines.Of(new EventSerializer(new SerializationContext()).SerializeToString(component)!));
    }

    public override void Write(EventList list, IEnumerable<ReadOnlyMemory<byte>> entries, IBufferWriter<byte> output)
    {
        var calendar = new Calendar { ProductId = "-//Digest//Digest//EN" };
        Add("NAME", new Label(list.Title, list.Language), calendar);
        Add("X-WR-CALNAME", new Label(list.Title, list.Language), calendar); // the name in programs older than RFC 7986
        var text = new CalendarSerializer().SerializeToString(calendar)!;
        output.Write(FoldedLines.Of(text[..^End.Length]));
        foreach (var entry in entries)
            output.Write(entry.Span);
        output.Write(Encoding.UTF8.GetBytes(End));
    }

    /// <summary>The three values of the standard. Titles say which of the others is meant.</summary>
    private static string StatusOf(EventStatus status) => status switch
    {
        EventStatus.Happened => "CONFIRMED",
        EventStatus.Cancelled => "CANCELLED",
        _ => "TENTATIVE",
    };

    /// <summary>The summary, the sources and the URL: few programs show the property with the URL.</summary>
    private static Label DescriptionOf(EventText entry)
    {
        var names = string.Join(
            TextKey.ListSeparator.In(entry.Language), entry.Sources.Select(source => entry.NameOf(source.Name).Text));
        string?[] parts =
        [
            entry.Summary?.Text,
            names.Length > 0 ? $"{TextKey.Sources.In(entry.Language)}: {names}" : null,
            entry.HasHost ? entry.Url : null,
        ];
        return new(string.Join("\n\n", parts.OfType<string>()), entry.Summary?.Language ?? entry.Language);
    }

    private static void Add(string name, Label label, CalendarComponent component)
    {
        if (label.Text.Length == 0)
            return;
        var property = new CalendarProperty(name, label.Text);
        property.AddParameter("LANGUAGE", label.Language.Code);
        component.Properties.Add(property);
    }

    private static void Add(string name, object value, CalendarComponent component) =>
        component.Properties.Add(new CalendarProperty(name, value));
}
