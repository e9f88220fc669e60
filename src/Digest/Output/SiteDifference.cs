namespace Digest.Output;

/// <summary>The files that differ between two versions of a site.</summary>
/// <param name="Added">In ordinal order of their addresses, like the others.</param>
/// <param name="Unknown">Pages in both versions of which one version has no hash.</param>
internal sealed record SiteDifference(
    ImmutableArray<PublishedFile> Added,
    ImmutableArray<PublishedFile> Removed,
    ImmutableArray<PublishedFile> Changed,
    ImmutableArray<PublishedFile> Unknown)
{
    public static SiteDifference Of(IEnumerable<PublishedFile> old, IEnumerable<PublishedFile> current)
    {
        var before = old.ToDictionary(file => file.Address, StringComparer.Ordinal);
        var after = current.ToDictionary(file => file.Address, StringComparer.Ordinal);
        var both = after.Values.Where(file => before.ContainsKey(file.Address))
            .ToLookup(file => HaveSameContent(file, before[file.Address]));
        return new(
            InOrder(after.Values.Where(file => !before.ContainsKey(file.Address))),
            InOrder(before.Values.Where(file => !after.ContainsKey(file.Address))),
            InOrder(both[false]),
            InOrder(both[null]));
    }

    /// <summary>Null if that is not known.</summary>
    private static bool? HaveSameContent(PublishedFile one, PublishedFile other) =>
        one.Content is null || other.Content is null ? null : one.Content == other.Content;

    private static ImmutableArray<PublishedFile> InOrder(IEnumerable<PublishedFile> files) =>
        [.. files.OrderBy(file => file.Address, StringComparer.Ordinal)];
}
