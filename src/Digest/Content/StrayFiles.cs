using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>
/// Reports files that no page is made of. It is an error if a text has the wrong place or name: the site would lack it without a sign.
/// </summary>
/// <param name="codes">The codes of the site's languages.</param>
internal sealed class StrayFiles(SourceTree sources, ImmutableArray<string> codes, DiagnosticBag diagnostics)
{
    private const string EventsFolder = ProjectLayout.Input + "/events";
    private const string StaticFolder = "static";
    private const string TextFolders = $"'{ContentFiles.ArticlesFolder}' or '{ContentFiles.PagesFolder}'";
    private const string MoveText = $"Move it into {TextFolders}.";
    public const string UnusedAdvice =
        $"Move it where it belongs: to {ProjectLayout.Static}/ if it is to be published as it is. Or start its name with '_'.";

    private static readonly string[] s_folders = ["articles", "data", "events", "pages"];
    private static readonly string[] s_plainText = ["", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".txt", ".text"];

    /// <summary>The paths that files and folders with an error in their name should have.</summary>
    private readonly List<string> _meant = [];

    /// <summary>Folders with an error.</summary>
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <param name="unused">Files below <c>input/</c> that are neither texts, data nor pictures of texts.</param>
    /// <returns>The paths that files and folders with an error in their name should have.</returns>
    public IReadOnlyCollection<string> Report(IEnumerable<SourceFile> unused)
    {
        foreach (var folder in unused.GroupBy(file => file.Path.Split('/') is [_, var folder, _, ..] ? folder : null))
        {
            if (folder.Key is null || s_folders.Contains(folder.Key, StringComparer.Ordinal) || !ReportFolder(folder.Key, [.. folder]))
            {
                foreach (var file in folder)
                    ReportFile(file);
            }
        }

        ReportFoldersWithoutText();
        return _meant;
    }

    /// <summary>
    /// Warns of a text in a folder inside that of another text: it is a story or page of its own, although it looks like a part of the
    /// other.
    /// </summary>
    public void ReportNested(IReadOnlyCollection<SourceFile> texts)
    {
        var folders = texts.Select(text => text.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            // A text directly in articles/ has no folder of its own, which is reported.
            if (AndAbove(folder).Skip(1).FirstOrDefault(folders.Contains) is not { } outer || !IsBelowTextFolder(outer))
                continue;
            var message = $"this folder is inside the folder of another text, but its texts are a page of their own: '{NameOf(folder)}'";
            var advice = $"Move its texts into {outer} if they belong to it, else move the folder beside it.";
            diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(folder), message, advice);
        }
    }

    private static string NameOf(string folder) => folder[(folder.LastIndexOf('/') + 1)..];

    /// <summary>Reports a folder directly below <c>input/</c> whose name is misspelt, or that holds texts or events.</summary>
    private bool ReportFolder(string name, IReadOnlyList<SourceFile> files)
    {
        var meant = files.Any(file => file.Extension is ".md" or ".yml" or ".yaml") ? Nearest.To(name, s_folders) : null;
        meant ??= !files.Any(IsText) ? Nearest.To(name, [StaticFolder]) : null;
        var isGuess = meant is null && files.All(file => file.Extension is ".yml" or ".yaml") && !sources.Below(EventsFolder).Any();
        if (isGuess)
            meant = "events";
        if (meant is null && !files.Any(IsText))
            return false;
        var advice = meant is null ? MoveText
            : sources.Below($"{ProjectLayout.Input}/{meant}").Any() ? $"Move its files to '{ProjectLayout.Input}/{meant}'."
            : isGuess ? $"Rename it to '{meant}' if it holds events, else start its name with '_'."
            : $"Rename it to '{meant}'.";
        Error($"{ProjectLayout.Input}/{name}", "nothing in this folder is used", advice);
        _meant.AddRange(meant is null ? [ContentFiles.ArticlesFolder, ContentFiles.PagesFolder] : [$"{ProjectLayout.Input}/{meant}/"]);
        return true;
    }

    private bool IsText(SourceFile file) => codes.Contains(file.Stem, StringComparer.Ordinal) && file.Extension == ".md";

    private void ReportFile(SourceFile file)
    {
        if (IsText(file))
        {
            Error(file.Path, "this text is not used", MoveText);
            return;
        }

        if (LanguageOf(file) is { } code)
        {
            _reported.Add(file.Folder);
            _meant.Add($"{file.Folder}/{code}.md");
            var advice = s_plainText.Contains(file.Extension, StringComparer.Ordinal)
                ? $"Rename it to '{code}.md'."
                : $"Save its text as Markdown in a file '{code}.md'.";
            Error(file.Path, $"this file is not used: a text in this language is a file '{code}.md'", advice);
            return;
        }

        diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(file.Path), "this file is not used", AdviceFor(file));
    }

    /// <summary>
    /// The language that a file is named after, if its folder has no text in the language: <c>ms.markdown</c>, <c>ms.md.txt</c>, <c>MS</c>.
    /// </summary>
    private string? LanguageOf(SourceFile file)
    {
        if (!IsBelowTextFolder(file.Folder))
            return null;
        var name = file.Name.Split('.')[0];
        return codes.FirstOrDefault(code => code.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } code
            && !sources.Below(file.Folder).Any(other => other.Path.Equals($"{file.Folder}/{code}.md", StringComparison.OrdinalIgnoreCase))
            ? code
            : null;
    }

    private static string AdviceFor(SourceFile file) => file.Path.Split('/') switch
    {
        [var input, var name] when Nearest.DidYouMean(name, Registries.Files.Select(known => known[(input.Length + 1)..])) is { } advice =>
            advice,
        _ when MediaLibrary.Accepts(file) => $"Put it into the folder of the text that shows it, in {TextFolders}.",
        [_, "data", _, ..] => "Data files are .yml, .json or .csv files directly in this folder. The names of other files start with '_'.",
        [_, "events", _, ..] => $"An event is a file '{file.Name.Split('.')[0]}.yml'. The names of other files start with '_'.",
        _ => UnusedAdvice,
    };

    /// <summary>Warns of shared keys that no text has. A text whose name starts with an underscore is in preparation.</summary>
    private void ReportFoldersWithoutText()
    {
        var shared = sources.Below(ProjectLayout.Input)
            .Where(file => Cascade.Holds(file) && IsBelowTextFolder(file.Folder) && !file.Folder.Contains("/_", StringComparison.Ordinal))
            .ToList();
        var used = sources.Below(ProjectLayout.Input).Where(file => file.Extension == ".md")
            .SelectMany(text => AndAbove(text.Folder))
            .Concat(_reported.SelectMany(AndAbove))
            .Concat(shared.SelectMany(file => AndAbove(file.Folder).Skip(1)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in shared.Where(file => !used.Contains(file.Folder)))
        {
            const string Message = "there is no text in the folder of this file or below it, so nothing of it is published";
            var advice = $"Add a text, such as '{codes[0]}.md', or start the name of the folder with '_'.";
            diagnostics.Warning(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(file.Path), Message, advice);
        }
    }

    private static bool IsBelowTextFolder(string folder) =>
        folder.StartsWith(ContentFiles.ArticlesFolder, StringComparison.Ordinal)
        || folder.StartsWith(ContentFiles.PagesFolder, StringComparison.Ordinal);

    /// <summary>A folder and the folders above it.</summary>
    private static IEnumerable<string> AndAbove(string folder)
    {
        for (; folder.Length > 0; folder = folder[..Math.Max(folder.LastIndexOf('/'), 0)])
            yield return folder;
    }

    private void Error(string path, string message, string advice) =>
        diagnostics.Error(DiagnosticCode.UnexpectedFile, SourceLocation.OfFile(path), message, advice);
}
