using Digest.Cli.Disk;
using Digest.Sources;

namespace Digest.Browser.Tests.Search;

/// <summary>
/// The site in which <see cref="SearchQuery"/> searches: the digest of the repository with the stories, events, topics, names and sources
/// of the folder <c>Stories</c>.
/// </summary>
internal static class SearchStories
{
    /// <summary>The folder of this file, from the root of the repository.</summary>
    public const string Folder = "tests/Digest.Browser.Tests/Search";

    /// <param name="repository">The root of the repository.</param>
    public static SourceTree Read(string repository)
    {
        var digest = SourceFolder.Read(repository);
        var folder = Path.Combine(repository, Folder, "Stories");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => SourceFile.InMemory(
                $"{ProjectLayout.Input}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", File.ReadAllBytes(file)));
        return files.Aggregate(digest, (tree, file) => tree.With(tree.Find(file.Path) is { } registry ? Joined(registry, file) : file));
    }

    /// <summary>Writes the sources into a folder, for a program that builds the site.</summary>
    public static void WriteTo(string folder, string repository)
    {
        foreach (var file in Read(repository).Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.ReadAllBytes());
        }
    }

    private static SourceFile Joined(SourceFile registry, SourceFile further) =>
        SourceFile.InMemory(registry.Path, [.. registry.ReadAllBytes(), (byte)'\n', .. further.ReadAllBytes()]);
}
