using System.Buffers;
using System.Collections.Concurrent;
using Digest.Content;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Chronologies;

/// <summary>
/// The files of events for programs: one for each page with events and each format. An event is in the lists of its edition, of its topics
/// and of its entities; its bytes are written once for all of them.
/// </summary>
internal sealed class ChronologyFiles
{
    private readonly ConcurrentDictionary<(ChronologyFormat Format, string Language, string Event), ReadOnlyMemory<byte>> _entries = new();

    public static IEnumerable<RenderedFile> Of(ImmutableArray<Page> pages)
    {
        var files = new ChronologyFiles();
        return from page in pages
               let list = page.EventList
               where list is not null
               from format in list.Formats
               select files.Of(list, format);
    }

    private RenderedFile Of(EventList list, ChronologyFormat format)
    {
        var path = Permalinks.OutputPath(list.AddressIn(format));
        return new(path, list.Page.Origin, (output, _) =>
        {
            var writer = EventWriter.Of(format);
            writer.Write(list, EntriesOf(list, format, writer), output);
        });
    }

    private IEnumerable<ReadOnlyMemory<byte>> EntriesOf(EventList list, ChronologyFormat format, EventWriter writer) => list.Events
        .Where(entry => format != ChronologyFormat.Calendar || ChronologyFormat.HasDay(entry))
        .Select(entry => _entries.GetOrAdd((format, list.Language.Code, entry.Id), _ => BytesOf(entry, list.View, writer)));

    private static ReadOnlyMemory<byte> BytesOf(Event entry, View view, EventWriter writer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        writer.Write(new EventText(entry, view), bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
