using System.Reflection;
using Digest.Sources;

namespace Digest.Cli.Commands;

/// <summary>The skeletons inside the program.</summary>
internal static class SkeletonFiles
{
    private const string Prefix = "skeletons/";

    public static SourceTree Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => new SourceFile(name[Prefix.Length..], _ => assembly.GetManifestResourceStream(name)!)));
    }
}
