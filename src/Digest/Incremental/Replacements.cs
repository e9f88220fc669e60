namespace Digest.Incremental;

/// <summary>New versions of objects, by their old versions.</summary>
internal sealed class Replacements<T>
    where T : class
{
    private readonly Dictionary<T, T> _newByOld = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<T> Replaced => _newByOld.Keys;
    public IEnumerable<KeyValuePair<T, T>> Pairs => _newByOld;

    public void Add(T old, T replacement) => _newByOld.Add(old, replacement);

    /// <summary>The new version, or the object itself.</summary>
    public T Apply(T item) => _newByOld.GetValueOrDefault(item, item);

    public ImmutableArray<T> Apply(ImmutableArray<T> items) => [.. items.Select(Apply)];
}
