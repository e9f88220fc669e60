using System.Collections.Concurrent;
using System.Collections.Immutable;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Incremental;

/// <summary>
/// What earlier compilations made, kept for the next one. A value is taken again only where everything that it was made from is the very same object
/// as then, so that a compilation that remembers and one that does not cannot differ. A file stands for its bytes: once saved, it is another
/// <see cref="SourceFile"/>. What had errors is not kept: who is told of a mistake is told again.
/// </summary>
internal sealed class BuildCache
{
    private readonly ConcurrentDictionary<object, Entry> _entries = new();
    private object? _swept;

    /// <summary>The value that goes by a key, made anew where it has to be.</summary>
    /// <param name="inputs">Everything that <paramref name="make"/> reads; values without identity belong into one of them.</param>
    /// <param name="make">Makes the value, or null, and tells the bag what is wrong. Warnings are kept with the value.</param>
    /// <param name="holds">Whether a kept value is still right, for what is known only after it was made.</param>
    public T? Recall<T>(object key, ImmutableArray<object?> inputs, DiagnosticBag diagnostics, Func<DiagnosticBag, T?> make, Func<T, bool>? holds = null)
    {
        if (_entries.TryGetValue(key, out var entry) && entry.Comes(inputs) && entry.Value is T kept && holds?.Invoke(kept) != false)
        {
            foreach (var warning in entry.Warnings)
                diagnostics.Add(warning);
            return kept;
        }

        var found = new DiagnosticBag();
        var value = make(found);
        var problems = found.Unordered();
        foreach (var problem in problems)
            diagnostics.Add(problem);
        if (value is not null && !found.HasErrors)
            _entries[key] = new(value, inputs, problems);
        return value;
    }

    /// <summary>Checks something, unless it was found right before.</summary>
    /// <param name="subject">What the check looks at, and nothing else.</param>
    public void Prove(string key, object subject, DiagnosticBag diagnostics, Action<DiagnosticBag> check) => Recall(
        key,
        [subject],
        diagnostics,
        found =>
        {
            check(found);
            return subject;
        });

    /// <summary>Lets go of what was made from files that are gone. What goes by no path is made from many files, and there is little of it.</summary>
    public void Sweep(SourceTree sources)
    {
        if (ReferenceEquals(sources.Outline, _swept))
            return;
        foreach (var key in _entries.Keys.OfType<string>().Where(key => key.Contains('/', StringComparison.Ordinal) && sources.Find(key) is null))
            _entries.TryRemove(key, out _);
        _swept = sources.Outline;
    }

    private sealed class Entry(object value, ImmutableArray<object?> inputs, ImmutableArray<Diagnostic> warnings)
    {
        public object Value { get; } = value;
        public ImmutableArray<Diagnostic> Warnings { get; } = warnings;

        public bool Comes(ImmutableArray<object?> others)
        {
            if (others.Length != inputs.Length)
                return false;
            for (var index = 0; index < inputs.Length; index++)
            {
                if (!ReferenceEquals(inputs[index], others[index]))
                    return false;
            }

            return true;
        }
    }
}
