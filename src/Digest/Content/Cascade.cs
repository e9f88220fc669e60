using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Keys that the texts of a folder share: <c>_directory.yml</c> there and in the folders above; the nearest wins.</summary>
internal sealed class Cascade(Dictionary<string, MapNode> byFolder)
{
    public static bool Holds(SourceFile file) => IsNameOfData(file.Name);

    public static bool IsNameOfData(string name) => name is "_directory.yml" or "_directory.yaml";

    public static Cascade Parse(IEnumerable<SourceFile> files, BuildCache cache, DiagnosticBag diagnostics)
    {
        ImmutableArray<SourceFile> all = [.. files];
        return cache.GetOrAdd(nameof(Cascade), [.. all], diagnostics, own =>
        {
            var byFolder = new Dictionary<string, MapNode>(StringComparer.Ordinal);
            foreach (var file in all)
            {
                if (cache.GetOrAdd(file.Path, [file], own, Read) is { } map)
                    byFolder[file.Folder] = map;

                MapNode? Read(DiagnosticBag found) =>
                    FileFault.Catch(file.Path, found, () => YamlReader.ReadMap(file, found, int.MaxValue));
            }

            return new Cascade(byFolder);
        })!;
    }

    /// <summary>The data of a text, over that of its folders.</summary>
    public MapNode Apply(MapNode data, string folder) => Over(folder).Aggregate(data, (nearer, shared) => nearer.Over(shared));

    /// <summary>The data of a folder and of those above it, the nearest first.</summary>
    public IEnumerable<MapNode> Over(string folder)
    {
        for (var path = folder; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
        {
            if (byFolder.TryGetValue(path, out var shared))
                yield return shared;
        }
    }
}
