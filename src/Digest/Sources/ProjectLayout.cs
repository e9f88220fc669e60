namespace Digest.Sources;

/// <summary>The names of the folders and the settings file of a project.</summary>
internal static class ProjectLayout
{
    public const string Input = "input";
    public const string Theme = "theme";
    public const string SettingsFile = "statiq.json";

    public static readonly ImmutableArray<string> Folders = [Input, Theme];

    /// <summary>Whether a path of the project is one of its folders or is inside one.</summary>
    public static bool IsInFolder(string path) => path.Split('/')[0] is Input or Theme;
}
