using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>Turns references around: from what refers to an id, to what an id is referred to by.</summary>
internal static class Index
{
    /// <summary>The items that refer to each id, in their order.</summary>
    public static Dictionary<string, ImmutableArray<T>> Of<T, TReferences>(IEnumerable<T> items, Func<T, TReferences> referencesOf)
        where TReferences : IEnumerable<Reference>
    {
        var found = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var reference in referencesOf(item))
                (CollectionsMarshal.GetValueRefOrAddDefault(found, reference.Id, out _) ??= []).Add(item);
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The same items, some of them replaced.</summary>
    public static ImmutableArray<T> Replaced<T>(ImmutableArray<T> items, Dictionary<T, T> replaced)
        where T : class
    {
        var now = items.ToBuilder();
        for (var at = 0; at < now.Count; at++)
        {
            if (replaced.TryGetValue(now[at], out var item))
                now[at] = item;
        }

        return now.DrainToImmutable();
    }
}
