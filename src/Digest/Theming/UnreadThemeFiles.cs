using Digest.Configuration;
using Digest.Content;
using Digest.Languages;
using Digest.Pages;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Theming;

/// <summary>
/// Reports files of the theme that nothing reads because of their folder, name or extension. A site looks as before then, because the
/// built-in file is used in their place.
/// </summary>
internal static class UnreadThemeFiles
{
    private const string Root = ProjectLayout.Theme + "/";

    /// <summary>The folders of a theme with the extension of their files; null if files of all kinds are read.</summary>
    private static readonly ImmutableArray<(string Folder, string? Extension)> s_folders =
    [
        ("assets", null),
        (NameOf(Theme.CardsFolder), Theme.CardExtension),
        (NameOf(Theme.FeedsFolder), Theme.Extension),
        (NameOf(LanguageFile.Folder), ".yml"),
        (NameOf(Theme.LayoutsFolder), Theme.Extension),
        (NameOf(Theme.PartialsFolder), Theme.Extension),
    ];

    /// <summary>The files that are read beside the folders.</summary>
    private static readonly ImmutableArray<string> s_dataFiles = [NameOf(Embeds.File), NameOf(FieldDeclarations.File)];

    public static void Report(SourceTree sources, ImmutableArray<PageKind> kinds, DiagnosticBag diagnostics)
    {
        ImmutableArray<string> layouts = [.. kinds.Select(kind => kind.Layout)];
        foreach (var folder in sources.Below(ProjectLayout.Theme).Where(file => !sources.IsBuiltIn(file)).GroupBy(FolderOf))
        {
            if (folder.Key.Length > 0 && !s_folders.Any(known => known.Folder.Equals(folder.Key, StringComparison.OrdinalIgnoreCase)))
                Warn(Root + folder.Key, "no file in this folder is read", AdviceOn(folder.Key));
            else
                ReportFiles(folder, folder.Key, layouts, Warn);
        }

        void Warn(string path, string message, string advice) =>
            diagnostics.Warning(DiagnosticCode.UnusedTemplate, SourceLocation.OfFile(path), message, advice);
    }

    private static void ReportFiles(
        IEnumerable<SourceFile> files, string folder, ImmutableArray<string> layouts, Action<string, string, string> warn)
    {
        var extension = s_folders.FirstOrDefault(known => known.Folder == folder).Extension;
        foreach (var file in files)
        {
            if (file.Extension == ".css")
                ReportStyles(file, layouts, warn);
            else if (folder.Length == 0 && file.Extension is Theme.Extension or Theme.CardExtension)
                warn(file.Path, "templates in this folder are not read", AdviceOn(""));
            else if (folder.Length == 0 && IsMisplacedData(file))
                warn(file.Path, "nothing reads this file", AdviceOnData(file));
            else if (extension is not null && IsMisnamed(file, extension))
                warn(file.Path, $"nothing reads this file: its name does not end in '{extension}'", AdviceOn(file, extension));
        }
    }

    /// <summary>Reports a stylesheet in another folder, or with names of layouts that do not exist.</summary>
    private static void ReportStyles(SourceFile file, ImmutableArray<string> layouts, Action<string, string, string> warn)
    {
        if (file.Folder != Stylesheet.Folder)
        {
            warn(file.Path, "styles in this folder are not read", $"Move the file to {Stylesheet.Folder}/.");
            return;
        }

        foreach (var name in file.Stem.Split('+').Where(name => file.Path != Stylesheet.Shared && !layouts.Contains(name)))
        {
            var advice = Nearest.DidYouMean(name, layouts)
                ?? $"Name the file after layouts, with '+' between them: {string.Join(", ", layouts.Order(StringComparer.Ordinal))}.";
            warn(file.Path, $"no page has the layout '{name}', after which these styles are named", advice);
        }
    }

    /// <summary>Whether a file has another extension, and is no note of the editor.</summary>
    private static bool IsMisnamed(SourceFile file, string extension) => file.Extension != extension
        && (file.Extension is not (".md" or ".txt") || file.Name.Contains(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a file beside the folders of the theme is YAML, or is probably meant for one that is read there, with another name.
    /// </summary>
    private static bool IsMisplacedData(SourceFile file) => !s_dataFiles.Contains(file.Name)
        && (file.Extension is ".yml" or ".yaml" || (MeantFor(file) is not null && IsMisnamed(file, ".yml")));

    /// <summary>The name of the file that one is probably meant for.</summary>
    private static string? MeantFor(SourceFile file) =>
        s_dataFiles.FirstOrDefault(name => Nearest.AreAlike(file.Name.Split('.')[0], name.Split('.')[0]));

    private static string AdviceOnData(SourceFile file) =>
        MeantFor(file) is { } meant ? $"Rename it to {meant}."
        : Settings.IsLanguageCode(file.Stem) ? $"Move it to {LanguageFile.Folder}/{file.Stem}.yml."
        : $"The files read here are {string.Join(" and ", s_dataFiles)}.";

    /// <summary>Names the file without its extension, and without an ending that systems add: <c>front.sbn-html.txt</c>.</summary>
    private static string AdviceOn(SourceFile file, string extension) => $"Rename it to {file.Name.Split('.')[0]}{extension}.";

    private static string AdviceOn(string folder) => Nearest.DidYouMean(folder, s_folders.Select(known => known.Folder))
        ?? $"The folders of a theme are: {string.Join(", ", s_folders.Select(known => known.Folder))}.";

    /// <summary>The name of the folder below <c>theme/</c> that a file is in; empty if it is in none.</summary>
    private static string FolderOf(SourceFile file) => file.Folder.Length <= Root.Length ? "" : file.Path[Root.Length..].Split('/')[0];

    private static string NameOf(string folder) => folder[Root.Length..];
}
