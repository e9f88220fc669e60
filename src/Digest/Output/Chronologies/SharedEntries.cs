using System.Buffers;
using System.Collections.Concurrent;
using Digest.Content;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output.Chronologies;

/// <summary>
/// The bytes of events in one format and language. An event is in the lists of its edition, of its topics and of its entities, and is
/// written once for all of them. A build that writes each list once releases the bytes after the last one, so that it does not keep those
/// of all formats and languages to its end.
/// </summary>
/// <param name="lists">The number of lists.</param>
internal sealed class SharedEntries(ChronologyFormat format, int lists)
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _entries = new(StringComparer.Ordinal);
    private readonly EventWriter _writer = EventWriter.Of(format);
    private int _left = lists;

    /// <summary>Writes the file of a list. Any thread may call it repeatedly: an event that was released is written again.</summary>
    public void Write(EventList list, IBufferWriter<byte> output)
    {
        _writer.Write(list, EntriesOf(list), output);
        if (Interlocked.Decrement(ref _left) == 0)
            _entries.Clear();
    }

    private IEnumerable<ReadOnlyMemory<byte>> EntriesOf(EventList list) => list.Events
        .Where(entry => format != ChronologyFormat.Calendar || ChronologyFormat.HasDay(entry))
        .Select(entry => _entries.GetOrAdd(entry.Id, _ => BytesOf(entry, list.View)));

    private ReadOnlyMemory<byte> BytesOf(Event entry, View view)
    {
        var bytes = new ArrayBufferWriter<byte>();
        _writer.Write(new EventText(entry, view), bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
