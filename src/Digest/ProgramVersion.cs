using System.Reflection;
using System.Runtime.InteropServices;

namespace Digest;

/// <summary>Which version of the program this is, as its build noted it.</summary>
internal static class ProgramVersion
{
    private static readonly string[] s_parts = Full.Split('+', 2);

    /// <summary>The version, and after a plus the commit, if it was built in a Git clone.</summary>
    public static string Full =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Another text for each build of the program, also of one version, and for each version of the runtime.</summary>
    public static string Identity =>
        $"{Full} {typeof(ProgramVersion).Module.ModuleVersionId} {RuntimeInformation.FrameworkDescription}";

    public static string Number => s_parts[0];

    public static string? Commit => s_parts.ElementAtOrDefault(1);

    /// <summary>The URL of the repository, known in a program that a workflow of GitHub built; null in others.</summary>
    public static string? RepositoryUrl => typeof(ProgramVersion).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == nameof(RepositoryUrl))?.Value;
}
