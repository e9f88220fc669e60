using Digest.Diagnostics;
using Digest.Sources;

namespace Digest.Content;

/// <summary>What the texts of a folder share: <c>_directory.yml</c> there and in the folders above it, the nearer over the farther, as in Statiq.</summary>
internal sealed class Cascade
{
    private readonly Dictionary<string, MapNode> _byFolder;

    private Cascade(Dictionary<string, MapNode> byFolder) => _byFolder = byFolder;

    public static bool Holds(SourceFile file) => file.Name is "_directory.yml" or "_directory.yaml";

    public static Cascade Parse(IEnumerable<SourceFile> files, DiagnosticBag diagnostics)
    {
        var byFolder = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        foreach (var file in files.Where(Holds))
        {
            if (SourceText.Decode(file, diagnostics) is { } text && YamlReader.ReadMap(file.Path, text.Text, linesBefore: 0, diagnostics) is { } map)
                byFolder[file.Folder] = map;
        }

        return new(byFolder);
    }

    /// <summary>The data of a text, over what its folders say.</summary>
    public MapNode Apply(MapNode data, string folder)
    {
        for (var at = folder; at.Length > 0; at = at[..Math.Max(at.LastIndexOf('/'), 0)])
        {
            if (_byFolder.TryGetValue(at, out var shared))
                data = data.Over(shared);
        }

        return data;
    }
}
