using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Keys that the texts of a folder share: <c>_directory.yml</c> there and in the folders above; the nearest wins.</summary>
/// <param name="unread">Folders whose file cannot be read or has another name.</param>
internal sealed class Cascade(Dictionary<string, MapNode> byFolder, FrozenSet<string> unread)
{
    private const string FileName = "_directory.yml";

    public static bool Holds(SourceFile file) => IsNameOfData(file.Name);

    public static bool IsNameOfData(string name) => name is FileName or "_directory.yaml";

    public static bool IsPathOfData(string path) => IsNameOfData(path[(path.LastIndexOf('/') + 1)..]);

    /// <summary>The name that a file with a slip in its name should have, such as <c>directory.yml</c>; null for other files.</summary>
    public static string? MeantName(SourceFile file) =>
        !Holds(file) && (ContentFiles.IsDataFile(file) || file.Extension == ".json")
        && ContentFiles.BareName(file) is var name && (name == "dir" || Nearest.To(name, ["directory"]) is not null)
            ? FileName : null;

    public static Cascade Parse(IEnumerable<SourceFile> files, ContentFiles content, BuildCache cache, DiagnosticBag diagnostics)
    {
        ImmutableArray<SourceFile> all = [.. files];
        return cache.GetOrAdd(nameof(Cascade), [content, .. all], diagnostics, own =>
        {
            var byFolder = new Dictionary<string, MapNode>(StringComparer.Ordinal);
            var unread = content.Misnamed
                .Where(IsPathOfData)
                .Select(path => path[..path.LastIndexOf('/')])
                .ToHashSet(StringComparer.Ordinal);
            foreach (var file in all)
            {
                if (cache.GetOrAdd(file.Path, [file], own, Read) is { } map)
                    byFolder[file.Folder] = map;
                else
                    unread.Add(file.Folder);

                MapNode? Read(DiagnosticBag found) =>
                    FileFault.Catch(file.Path, found, () => YamlReader.ReadMap(file, found, int.MaxValue));
            }

            return new Cascade(byFolder, unread.ToFrozenSet(StringComparer.Ordinal));
        })!;
    }

    /// <summary>The data of a text, over that of its folders.</summary>
    public MapNode Apply(MapNode data, string folder) => Over(folder).Aggregate(data, (nearer, shared) => nearer.Over(shared));

    /// <summary>Whether keys of a folder, or of one above it, are in a file that is not read.</summary>
    public bool IsIncomplete(string folder) => unread.Count > 0 && FromInside(folder).Any(unread.Contains);

    /// <summary>The place of the nearest file without a key for the texts of a folder; null if none is.</summary>
    public SourceLocation? EmptyFile(string folder) => Over(folder).FirstOrDefault(map => map.Entries.IsEmpty)?.Location;

    /// <summary>The data of a folder and of those above it, the nearest first.</summary>
    public IEnumerable<MapNode> Over(string folder) =>
        FromInside(folder).Select(path => byFolder.GetValueOrDefault(path)).OfType<MapNode>();

    /// <summary>A folder and those above it.</summary>
    private static IEnumerable<string> FromInside(string folder)
    {
        for (var path = folder; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
            yield return path;
    }
}
