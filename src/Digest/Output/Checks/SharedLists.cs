using System.Collections.Concurrent;

namespace Digest.Output.Checks;

/// <summary>One list for each content. Most pages of a layout have the same ids, and those of a story the same alternates.</summary>
internal sealed class SharedLists<T>
{
    private readonly ConcurrentDictionary<ImmutableArray<T>, ImmutableArray<T>> _all = new(new ContentComparer());

    public ImmutableArray<T> this[ImmutableArray<T> list] => list.IsEmpty ? [] : _all.GetOrAdd(list, list);

    private sealed class ContentComparer : IEqualityComparer<ImmutableArray<T>>
    {
        public bool Equals(ImmutableArray<T> x, ImmutableArray<T> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<T> list)
        {
            var hash = new HashCode();
            foreach (var item in list)
                hash.Add(item);
            return hash.ToHashCode();
        }
    }
}
