using Digest.Languages;
using Digest.Sources;

namespace Digest.Content;

/// <summary>
/// Fields that an editor names, below <c>extra</c> or in a data file. A value is a text, an <see cref="int"/>, <see cref="long"/> or
/// <see cref="decimal"/>, a <see cref="bool"/>, a <see cref="LocalizedText"/>, an <see cref="OwnList"/>, other fields, or null.
/// </summary>
internal sealed class OwnFields
{
    public static readonly OwnFields Empty = new([]);

    private readonly Dictionary<string, object?> _values = new(MapNode.KeyComparer);

    public OwnFields(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, value) in values)
        {
            if (_values.TryAdd(name, value))
                names.Add(name);
        }

        Names = names.ToImmutable();
    }

    /// <summary>The names in the order written.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The value of a field, in any case of its letters; null without one.</summary>
    public object? Find(string name) => _values.GetValueOrDefault(name);
}
