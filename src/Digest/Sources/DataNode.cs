using System.Collections.Immutable;

namespace Digest.Sources;

/// <summary>A value as it was written in YAML or JSON, with its place. Nothing is interpreted: <c>no</c> stays a text, <c>2023-09-12</c> too.</summary>
internal abstract class DataNode(SourceLocation location)
{
    public SourceLocation Location { get; } = location;

    /// <summary>What an editor would call it.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
/// <param name="isNull">Nothing was written, or <c>null</c> or <c>~</c> without quotes.</param>
/// <param name="cutOff">The text that a comment sign took away from the end of the value, if one stands on its line.</param>
internal sealed class ScalarNode(SourceLocation location, string value, bool isNull = false, string? cutOff = null) : DataNode(location)
{
    public string Value { get; } = value;
    public bool IsNull { get; } = isNull;
    public string? CutOff { get; } = cutOff;
    public override string Kind => IsNull ? "nothing" : "one value";
}

internal sealed class ListNode(SourceLocation location, ImmutableArray<DataNode> items) : DataNode(location)
{
    public ImmutableArray<DataNode> Items { get; } = items;
    public override string Kind => "a list";
}

/// <summary>Keys and values in the order written. Keys are compared without regard to case, as in Statiq.</summary>
internal sealed class MapNode : DataNode
{
    public static readonly StringComparer KeyComparer = StringComparer.OrdinalIgnoreCase;

    private readonly Dictionary<string, MapEntry> _byKey;

    public MapNode(SourceLocation location, ImmutableArray<MapEntry> entries)
        : base(location)
    {
        Entries = entries;
        _byKey = entries.ToDictionary(entry => entry.Key, KeyComparer);
    }

    public ImmutableArray<MapEntry> Entries { get; }

    public override string Kind => "keys and values";

    public DataNode? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>The cascade: this map's entries over those of <paramref name="basis"/>. Maps merge key by key; lists and single values replace.</summary>
    public MapNode Over(MapNode basis) =>
        new(
            Location,
            [
                .. basis.Entries.Where(entry => !_byKey.ContainsKey(entry.Key)),
                .. Entries.Select(entry => entry.Value is MapNode map && basis.Find(entry.Key) is MapNode below
                    ? entry with { Value = map.Over(below) }
                    : entry),
            ]);
}

/// <param name="Location">Where the key stands.</param>
internal sealed record MapEntry(string Key, SourceLocation Location, DataNode Value);
