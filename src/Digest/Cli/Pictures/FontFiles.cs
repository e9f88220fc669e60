namespace Digest.Cli.Pictures;

/// <summary>Names the fonts of the machine. When one is installed, cards are drawn again.</summary>
internal static class FontFiles
{
    private static readonly string[] s_variables = ["FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"];

    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8 };

    public static string Names()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "/usr/share/fonts", "/usr/local/share/fonts",
            "/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local", "share", "fonts"),
        ];
        var files = folders.Where(Directory.Exists).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", s_all))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', s_variables.Select(Environment.GetEnvironmentVariable).Concat(files));
    }
}
