using Digest.Content;

namespace Digest.SiteModel;

/// <summary>A format in which events are published for programs. The file is beside the page of the events.</summary>
/// <param name="Name">The name for readers; the same in all languages.</param>
internal sealed record ChronologyFormat(string Name, string FileName)
{
    public static readonly ChronologyFormat Calendar = new("iCalendar", "events.ics");
    public static readonly ChronologyFormat Json = new("JSON", "events.json");
    public static readonly ChronologyFormat Csv = new("CSV", "events.csv");
    public static readonly ChronologyFormat Timeline = new("TimelineJS", "timeline.json");

    public static readonly ImmutableArray<ChronologyFormat> All = [Calendar, Json, Csv, Timeline];

    /// <summary>The formats that have something to say about some of the events; none if there are no events.</summary>
    public static ImmutableArray<ChronologyFormat> Of(ImmutableArray<Event> events) =>
        events.IsEmpty ? [] : events.Any(HasDay) ? All : [Json, Csv, Timeline];

    /// <summary>
    /// Whether a calendar has the event. iCalendar (RFC 5545) has no dates without a day and no approximate ones, and a made-up day would
    /// be wrong.
    /// </summary>
    public static bool HasDay(Event entry) => entry.Date.IsExact;
}
