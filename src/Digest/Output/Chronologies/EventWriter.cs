using System.Buffers;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Chronologies;

/// <summary>Writes lists of events in one format. The bytes of an event are the same in all lists of an edition.</summary>
internal abstract class EventWriter
{
    public static EventWriter Of(ChronologyFormat format) =>
        format == ChronologyFormat.Calendar ? new CalendarWriter()
        : format == ChronologyFormat.Json ? new JsonWriter()
        : format == ChronologyFormat.Csv ? new CsvWriter()
        : new TimelineWriter();

    public abstract void Write(EventText entry, IBufferWriter<byte> output);

    /// <summary>Writes a list.</summary>
    /// <param name="entries">The bytes of its events.</param>
    public abstract void Write(EventList list, IEnumerable<ReadOnlyMemory<byte>> entries, IBufferWriter<byte> output);
}
