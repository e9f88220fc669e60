using System.Runtime.InteropServices;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>Inverts references: from each id to the items that refer to it.</summary>
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
}
