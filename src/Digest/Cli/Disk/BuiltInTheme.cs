using System.Reflection;
using Digest.Sources;

namespace Digest.Cli.Disk;

/// <summary>
/// The theme that comes with the program. A site without <c>theme/</c> has this one; a file of its own replaces the built-in file with
/// the same path.
/// </summary>
internal static class BuiltInTheme
{
    private const string Folder = ProjectLayout.Theme + "/";

    /// <summary>The same objects for every compilation, so that results that depend on them can be reused.</summary>
    public static SourceTree Files { get; } = new(Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Select(name => (Resource: name, Path: name.Replace('\\', '/'))) // a program built on Windows
        .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal))
        .Select(file => new SourceFile(file.Path, _ => Open(file.Resource))));

    private static Stream Open(string resource) => Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
}
