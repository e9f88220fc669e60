using Digest.Sources.Diagnostics;

namespace Digest.Sources;

/// <summary>A YAML file of a theme, merged key by key with the built-in file of the same path.</summary>
internal static class MergedYaml
{
    /// <summary>Reads a file; null if it has errors, which are reported.</summary>
    public static MapNode? Read(SourceFile file, SourceTree sources, DiagnosticBag diagnostics)
    {
        var builtIn = sources.IsBuiltIn(file) ? null : sources.FindBuiltIn(file.Path);
        var below = builtIn is null ? null : ReadMap(builtIn, SourceTree.MarkAsBuiltIn(file.Path));
        return ReadMap(file, file.Path) is not { } map ? null : below is null ? map : map.Over(below);

        MapNode? ReadMap(SourceFile source, string path) => SourceText.Decode(source, diagnostics) is { } text
            ? YamlReader.ReadMap(path, text.Text, linesBefore: 0, diagnostics) : null;
    }
}
