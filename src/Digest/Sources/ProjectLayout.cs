namespace Digest.Sources;

/// <summary>The names of the folders and the settings file of a project.</summary>
internal static class ProjectLayout
{
    public const string Input = "input";
    /// <summary>Files that are published as they are.</summary>
    public const string Static = Input + "/static";
    public const string Theme = "theme";
    /// <summary>What builds keep for the next build; no source.</summary>
    public const string Cache = "cache";

    public const string SettingsFile = "statiq.json";

    public static readonly ImmutableArray<string> Folders = [Input, Theme];

    /// <summary>Whether a path of the project is the folder of the theme or is inside it.</summary>
    public static bool IsInTheme(string path) => path.Split('/')[0] == Theme;

    /// <summary>Whether a path of the project is one of its folders or is inside one.</summary>
    public static bool IsInFolder(string path) => path.Split('/')[0] is Input or Theme;
}
