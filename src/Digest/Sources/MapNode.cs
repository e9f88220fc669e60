namespace Digest.Sources;

/// <summary>Keys and values in the order written. The case of keys is ignored, as in Statiq.</summary>
internal sealed class MapNode(SourceLocation location, ImmutableArray<MapEntry> entries) : DataNode(location)
{
    public static readonly StringComparer KeyComparer = StringComparer.OrdinalIgnoreCase;

    private readonly Dictionary<string, MapEntry> _byKey = entries.ToDictionary(entry => entry.Key, KeyComparer);

    public ImmutableArray<MapEntry> Entries { get; } = entries;

    /// <summary>Whether a key occurred twice, so that one of the values is left out.</summary>
    public bool HasDuplicates { get; init; }

    public override string Kind => "keys and values";

    public DataNode? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>This map's entries over those of another. Maps are merged key by key; lists and single values are replaced.</summary>
    public MapNode Over(MapNode other) => new(
        Location,
        [
            .. other.Entries.Where(entry => !_byKey.ContainsKey(entry.Key)),
            .. Entries.Select(entry =>
                entry.Value is MapNode map && other.Find(entry.Key) is MapNode below ? entry with { Value = map.Over(below) } : entry),
        ]);
}
