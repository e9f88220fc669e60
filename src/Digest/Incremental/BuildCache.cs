using System.Collections.Concurrent;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Incremental;

/// <summary>
/// Results of earlier compilations of one site with the same options. A result is reused only if each of its inputs is the same object as
/// before, so an incremental compilation cannot differ from a clean one. A changed file is a new <see cref="SourceFile"/>. Results with
/// errors are not cached, so their diagnostics are reported again. Safe for concurrent use within one compilation.
/// </summary>
/// <param name="kept">What an earlier build left for this one; null to take over nothing and to leave nothing.</param>
/// <param name="spill">For the bodies of a large site; null to have all of them in memory.</param>
internal sealed class BuildCache(KeptRecords? kept = null, ISpillFile? spill = null)
{
    /// <summary>Items are cached in batches of this size, because an entry for each item would take more time and memory.</summary>
    private const int BatchSize = 128;

    private readonly ConcurrentDictionary<object, Entry> _entries = new();
    private object? _evictedPaths;

    /// <summary>The results of earlier builds.</summary>
    public KeptRecords? Kept => kept;

    public ISpillFile? Spill => spill;

    /// <summary>The cached result for a key, or a new one.</summary>
    /// <param name="inputs">Every object that <paramref name="create"/> reads.</param>
    /// <param name="create">Creates the result, or returns null. Its warnings are cached with the result.</param>
    /// <param name="isValid">Whether a cached result is still valid; for inputs that only the result knows.</param>
    public T? GetOrAdd<T>(
        object key, ImmutableArray<object?> inputs, DiagnosticBag diagnostics,
        Func<DiagnosticBag, T?> create, Func<T, bool>? isValid = null)
    {
        if (_entries.TryGetValue(key, out var entry) && entry.HasInputs(inputs) && entry.Value is T cached
            && isValid?.Invoke(cached) != false)
        {
            diagnostics.AddRange(entry.Warnings);
            return cached;
        }

        var own = new DiagnosticBag();
        var value = create(own);
        var reported = own.Unordered();
        diagnostics.AddRange(reported);
        if (value is not null && !own.HasErrors)
            _entries[key] = new(value, inputs, reported);
        return value;
    }

    /// <summary>Replaces the value of a key. <paramref name="update"/> gets the previous value, or null the first time.</summary>
    public T Update<T>(object key, Func<T?, T> update)
        where T : class
    {
        var value = update(_entries.GetValueOrDefault(key)?.Value as T);
        _entries[key] = new(value, [], []);
        return value;
    }

    /// <summary>Runs a check, unless it passed before with the same inputs.</summary>
    public void CheckOnce(object key, ImmutableArray<object?> inputs, DiagnosticBag diagnostics, Action<DiagnosticBag> check) =>
        GetOrAdd(key, inputs, diagnostics, own =>
        {
            check(own);
            return key;
        });

    /// <summary>Maps items in parallel, in order, and leaves out null. Only batches with a changed item are mapped again.</summary>
    /// <param name="inputs">What <paramref name="map"/> reads besides the item.</param>
    public ImmutableArray<TResult> SelectEach<TItem, TResult>(
        object key, IEnumerable<TItem> items, ImmutableArray<object?> inputs, DiagnosticBag diagnostics,
        Func<TItem, DiagnosticBag, TResult?> map)
        where TItem : class
        where TResult : class =>
    [
        .. items.Chunk(BatchSize).Index().AsParallel().AsOrdered()
            .Select(batch => GetOrAdd(
                (key, batch.Index),
                [.. inputs, .. batch.Item],
                diagnostics,
                own => batch.Item.Select(item => map(item, own)).OfType<TResult>().ToArray()))
            .SelectMany(results => results!),
    ];

    /// <summary>Checks items in parallel. Only batches with a changed item are checked again.</summary>
    /// <param name="inputs">What <paramref name="check"/> reads besides the item.</param>
    public void CheckEach<T>(
        object key, IEnumerable<T> items, ImmutableArray<object?> inputs, DiagnosticBag diagnostics, Action<T, DiagnosticBag> check)
        where T : class =>
        SelectEach(key, items, inputs, diagnostics, (item, own) =>
        {
            check(item, own);
            return (object?)null;
        });

    /// <summary>Removes results of files that no longer exist. Their keys are the files' paths.</summary>
    public void Evict(SourceTree sources)
    {
        if (ReferenceEquals(sources.PathsKey, _evictedPaths))
            return;
        var paths = _entries.Keys.OfType<string>().Where(key => key.Contains('/', StringComparison.Ordinal));
        foreach (var path in paths.Where(path => sources.Find(path) is null))
            _entries.TryRemove(path, out _);
        _evictedPaths = sources.PathsKey;
    }

    private sealed record Entry(object Value, ImmutableArray<object?> Inputs, ImmutableArray<Diagnostic> Warnings)
    {
        public bool HasInputs(ImmutableArray<object?> inputs) =>
            Inputs.AsSpan().SequenceEqual(inputs.AsSpan(), ReferenceEqualityComparer.Instance);
    }
}
