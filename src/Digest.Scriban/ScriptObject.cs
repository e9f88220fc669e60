using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Digest.Scriban;

/// <summary>An object made in a template with <c>{ … }</c>, or by a host that has no table for its data. Keeps its members in the order they were added.</summary>
public sealed class ScriptObject : IReadOnlyDictionary<string, object?>
{
    private readonly OrderedDictionary<string, object?> _members = [];

    /// <summary>Reads or writes a member.</summary>
    public object? this[string key]
    {
        get => _members[key];
        set => _members[key] = value;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _members.Values;

    /// <inheritdoc/>
    public int Count => _members.Count;

    /// <summary>Adds a member; with <see cref="IEnumerable"/> it makes collection initialisers work.</summary>
    public void Add(string key, object? value) => _members.Add(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _members.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list made in a template with <c>[ … ]</c>. It may carry named members beside its items, as the arguments of a call do.</summary>
public sealed class ScriptArray : IReadOnlyList<object?>
{
    private readonly List<object?> _items;

    /// <summary>An empty list.</summary>
    public ScriptArray() => _items = [];

    /// <summary>A list of <paramref name="items"/>.</summary>
    public ScriptArray(IEnumerable<object?> items) => _items = [.. items];

    internal ScriptArray(List<object?> items) => _items = items;

    /// <inheritdoc/>
    public object? this[int index] => _items[index];

    /// <inheritdoc/>
    public int Count => _items.Count;

    internal ScriptObject? Named { get; set; }

    /// <summary>Adds an item at the end.</summary>
    public void Add(object? item) => _items.Add(item);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Set(int index, object? item)
    {
        while (_items.Count <= index)
            _items.Add(null);

        _items[index] = item;
    }
}
