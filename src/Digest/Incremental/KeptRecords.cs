using System.Buffers;
using System.Collections.Concurrent;

namespace Digest.Incremental;

/// <summary>
/// What an earlier build left for this one, as records by id and key. A record with another key is not found, so a wrong one is never
/// used. Records share a few entries of the store: a small file for each would be slow, and one for all would be written at each edit.
/// Only their places are in memory, because the records together are as large as all bodies.
/// </summary>
/// <param name="program">Identifies the program and its version: records of another one are not read.</param>
internal sealed class KeptRecords(IResultStore store, string program)
{
    /// <summary>Raise it when the bytes of records change.</summary>
    private const int Format = 1;

    private const int Parts = 16;

    private readonly ConcurrentDictionary<string, Lazy<ConcurrentDictionary<string, Place>>> _parts = new(StringComparer.Ordinal);

    /// <summary>The record with an id; null if there is none, or if it has another key.</summary>
    public ReadOnlyMemory<byte>? Find(string id, ContentKey key) => Find(NameOf(id), id, key);

    /// <summary>The same in an entry of the store.</summary>
    public ReadOnlyMemory<byte>? Find(string name, string id, ContentKey key)
    {
        if (PlaceOf(name, id, key) is not { } place)
            return null;
        if (store.Read(name, place.Offset, place.Length) is { } record)
            return record;
        Part(name).TryRemove(id, out _); // it is made again
        return null;
    }

    /// <summary>Forgets a record that cannot be used.</summary>
    public void Remove(string id) => Part(NameOf(id)).TryRemove(id, out _);

    private Place? PlaceOf(string name, string id, ContentKey key) =>
        Part(name).TryGetValue(id, out var found) && found.Key == key ? found : null;

    /// <summary>Keeps records by id. An entry of the store in which none changed is not written.</summary>
    /// <param name="records">Each with a function that writes it, called if it is not kept already.</param>
    public void Save(IEnumerable<(string Id, ContentKey Key, Action<RecordWriter> Write)> records)
    {
        var (writer, one) = (new RecordWriter(), new RecordWriter());
        foreach (var part in records.GroupBy(record => NameOf(record.Id), StringComparer.Ordinal))
        {
            if (part.Count() == Part(part.Key).Count && part.All(record => PlaceOf(part.Key, record.Id, record.Key) is not null))
                continue;
            Write(part.Key, [.. part.Select(record => (record.Id, record.Key, BytesOf(record)))], writer);
        }

        Func<ReadOnlySequence<byte>> BytesOf((string Id, ContentKey Key, Action<RecordWriter> Write) record) => () =>
        {
            if (Find(record.Id, record.Key) is { } kept)
                return new(kept);
            one.Clear();
            record.Write(one);
            return one.Written;
        };
    }

    /// <summary>Keeps one record in an entry of its own, which has its name as the id.</summary>
    public void Save(string name, ContentKey key, ReadOnlySequence<byte> record)
    {
        if (Find(name, name, key) is not { } earlier
            || earlier.Length != record.Length || !new SequenceReader<byte>(record).IsNext(earlier.Span))
            Write(name, [(name, key, () => record)], new());
    }

    private void Write(
        string name, ImmutableArray<(string Id, ContentKey Key, Func<ReadOnlySequence<byte>> Make)> records, RecordWriter writer)
    {
        writer.Clear();
        writer.Number(Format);
        writer.Text(program);
        writer.Many(records, record =>
        {
            writer.Text(record.Id);
            writer.Key(record.Key);
            writer.Bytes(record.Make());
        });
        store.Add(name, writer.Written);
        _parts.TryRemove(name, out _);
    }

    private ConcurrentDictionary<string, Place> Part(string name) =>
        _parts.GetOrAdd(name, static (name, kept) => new(() => kept.Open(name)), this).Value;

    private ConcurrentDictionary<string, Place> Open(string name) => store.Open(name, PlacesIn) ?? new(StringComparer.Ordinal);

    private ConcurrentDictionary<string, Place> PlacesIn(ReadOnlyMemory<byte> bytes)
    {
        var records = new ConcurrentDictionary<string, Place>(StringComparer.Ordinal);
        try
        {
            var reader = new RecordReader(bytes);
            if (reader.Number() != Format || reader.Text() != program)
                return records;
            for (var left = reader.Count(); left > 0; left--)
            {
                var (id, key, length) = (reader.Text(), reader.Key(), reader.Bytes().Length);
                records[id] = new(key, reader.Position - length, length);
            }

            return records;
        }
        catch (InvalidDataException)
        {
            return new(StringComparer.Ordinal); // written by something else
        }
    }

    /// <summary>The entry of the store that holds an id, the same in all builds.</summary>
    private static string NameOf(string id)
    {
        uint hash = 0;
        foreach (var letter in id)
            hash = unchecked((hash * 31) + letter);
        return $"part-{hash % Parts:00}";
    }

    /// <summary>Where a record is in its entry.</summary>
    private readonly record struct Place(ContentKey Key, int Offset, int Length);
}
