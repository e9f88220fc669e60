using Digest.Output;

namespace Digest.Cli.Commands;

/// <summary>Lists the files of one kind of change: pages by kind and language, then the other files.</summary>
internal static class ChangeListing
{
    /// <summary>A change of the theme changes all pages of a kind, and the first ones show that.</summary>
    private const int MostInGroup = 20;

    /// <param name="change">What happened to the files: <c>added</c>.</param>
    public static IEnumerable<string> Of(string change, ImmutableArray<PublishedFile> files)
    {
        if (files.IsEmpty)
            yield break;
        yield return $"{change}:";
        var groups = files
            .OrderByDescending(file => file.IsPage)
            .ThenBy(NameOf, StringComparer.Ordinal)
            .GroupBy(NameOf, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Addresses: group.Select(file => file.Address).ToImmutableArray()));
        foreach (var (name, addresses) in groups)
        {
            yield return $"  {name}: {addresses.Length}";
            foreach (var address in addresses.Take(MostInGroup))
                yield return $"    {address}";
            if (addresses.Length > MostInGroup)
                yield return $"    … and {addresses.Length - MostInGroup} more";
        }
    }

    private static string NameOf(PublishedFile file) =>
        !file.IsPage ? "other files" : file.Kind is null ? "pages" : $"{file.Kind} ({file.Language})";
}
