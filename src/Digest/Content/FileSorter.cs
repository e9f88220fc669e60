using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Sorts the files below <c>input/</c> by kind, and reports those that are unused or have the wrong name.</summary>
/// <param name="codes">The codes of the site's languages.</param>
internal sealed class FileSorter(SourceTree sources, ImmutableArray<string> codes, DiagnosticBag diagnostics)
{
    private readonly List<int> _articles = [];
    private readonly List<int> _events = [];
    private readonly List<int> _pages = [];
    private readonly List<int> _shared = [];
    private readonly List<int> _media = [];
    private readonly List<int> _data = [];
    private readonly List<int> _otherFiles = [];
    private readonly List<int> _static = [];
    private readonly List<SourceFile> _unused = [];
    private readonly List<string> _misnamed = [];

    public ContentFiles Sort()
    {
        for (var index = 0; index < sources.Files.Length; index++)
        {
            if (sources.Files[index].Path.StartsWith(ContentFiles.Root, StringComparison.Ordinal))
                Add(index);
        }

        ReportNames();
        return new([.. _articles], [.. _events], [.. _pages], [.. _shared], [.. _media])
        {
            EventIds = [.. FilesAt(_events).Select(file => file.Stem), .. Meant(ContentFiles.EventsFolder).Select(StemOf)],
            StoryIds = [.. FilesAt(_articles).Select(FolderName), .. Meant(ContentFiles.ArticlesFolder).Select(FolderName)],
            PageIds = [.. FilesAt(_pages).Select(FolderName), .. Meant(ContentFiles.PagesFolder).Select(FolderName)],
            Misnamed = [.. _misnamed],
            OtherFiles = [.. _otherFiles],
            Static = [.. _static],
            Data = [.. _data],
            StoryTexts = FilesAt(_articles).Select(file => (FolderName(file), file.Stem)).ToFrozenSet(),
        };
    }

    private void Add(int index)
    {
        var file = sources.Files[index];
        if (StaticFile.IsAt(file.Path))
        {
            InvisibleCharacters.ReportInName(file.Path, diagnostics);
            _static.Add(index);
            return;
        }

        if (HasInvisibleName(file))
        {
            _misnamed.Add(InvisibleCharacters.Remove(file.Path));
            return;
        }

        if (MediaLibrary.Accepts(file))
            _media.Add(index);
        if (Cascade.Holds(file))
            _shared.Add(index);
        if (MeantPath(file) is { } path && sources.Find(path) is null)
        {
            var message = $"this file is not read: its name is not '{path[(path.LastIndexOf('/') + 1)..]}'";
            diagnostics.Error(DiagnosticCode.BadFileName, SourceLocation.OfFile(file.Path), message, $"Rename it to {path}.");
            _misnamed.Add(path);
            return;
        }

        if (ContentFiles.IsIgnored(file) || Registries.Files.Contains(file.Path, StringComparer.Ordinal))
            return;

        var isArticle = IsIn(ContentFiles.ArticlesFolder, file.Path);
        var isPage = IsIn(ContentFiles.PagesFolder, file.Path);
        if (isArticle && file.Extension == ".md")
            _articles.Add(index);
        else if (isPage && file.Extension == ".md")
            _pages.Add(index);
        else if (file.Extension is ".yml" or ".yaml" && IsIn(ContentFiles.EventsFolder, file.Path))
            _events.Add(index);
        else if (DataFiles.Has(file))
            _data.Add(index);
        else if ((isArticle || isPage) && IsOtherFile(file))
            _otherFiles.Add(index);
        else if (!(MediaLibrary.Accepts(file) && (isArticle || isPage)) && FileNames.ProblemIn(file.Name) is null)
            _unused.Add(file);
    }

    /// <summary>Whether a file beside texts is one that no text can use, and not a text with another extension.</summary>
    private bool IsOtherFile(SourceFile file) => MediaLibrary.IsOtherPicture(file)
        || (!MediaLibrary.Accepts(file) && file.Extension.Length > 0 && FileNames.ProblemIn(file.Name) is null
            && !codes.Contains(file.Name.Split('.')[0], StringComparer.OrdinalIgnoreCase));

    /// <summary>Reports unused files and duplicate ids.</summary>
    private void ReportNames()
    {
        List<SourceFile> texts = [.. FilesAt(_articles), .. FilesAt(_pages)];
        var ids = FilesAt(_events).Concat(texts).Select(file => file.Path).Concat(texts.Select(text => text.Folder));
        FileNames.Check(sources, ids, diagnostics);
        var stray = new StrayFiles(sources, codes, diagnostics);
        _misnamed.AddRange(stray.Report(_unused));
        stray.ReportNested(texts);
        ReportDates(texts.Select(text => text.Folder).Distinct(StringComparer.Ordinal).Concat(FilesAt(_events).Select(file => file.Path)));
        ReportDuplicates(FilesAt(_events), file => file.Stem, "event");
        // A story is one folder: two folders of one name would mix their translations.
        ReportDuplicates(FilesAt(_articles).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "story");
        ReportDuplicates(FilesAt(_pages).DistinctBy(file => file.Folder, StringComparer.Ordinal), FolderName, "page");
        ReportDuplicates(texts, file => $"{file.Folder}/{file.Stem}", "text");
        ReportDuplicates(FilesAt(_data), file => file.Stem, "data file");
        ReportDuplicates(FilesAt(_shared), file => file.Folder, "shared data of");
    }

    /// <summary>Warns of names that start with a date in another form, which sorts them wrongly and is a part of their address.</summary>
    private void ReportDates(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(path => StoryIds.StartsWithOtherDate(NameIn(path))))
        {
            const string Message = "the date at the start of this name is not a year, a month and a day of two digits each";
            var advice = "Write it as in '2026-02-01-budget'.";
            diagnostics.Warning(DiagnosticCode.BadFileName, SourceLocation.OfFile(path), Message, advice);
        }
    }

    private IEnumerable<SourceFile> FilesAt(IEnumerable<int> indices) => indices.Select(index => sources.Files[index]);

    /// <summary>The paths of files in a folder that are not read because of their names.</summary>
    private IEnumerable<string> Meant(string folder) =>
        _misnamed.Where(path => IsIn(folder, path) && path.Length > folder.Length && !Cascade.IsPathOfData(path));

    private static bool IsIn(string folder, string path) => path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>
    /// Reports the name of a file or folder that looks like another one. Pictures are reported where they are used, because cameras and
    /// systems name them; files that are ignored are not reported.
    /// </summary>
    private bool HasInvisibleName(SourceFile file)
    {
        if (!InvisibleCharacters.MayBeIn(file.Path))
            return false;
        var isIgnored = file.Folder.Contains("/_", StringComparison.Ordinal)
            || (file.Name.StartsWith('_') && !Cascade.IsNameOfData(InvisibleCharacters.Remove(file.Name)));
        return !isIgnored && InvisibleCharacters.ReportInName(MediaLibrary.Accepts(file) ? file.Folder : file.Path, diagnostics);
    }

    /// <summary>The path that a file with a slip in its name should have; null for other files.</summary>
    private static string? MeantPath(SourceFile file)
    {
        if (IsIn(ContentFiles.ArticlesFolder, file.Path) || IsIn(ContentFiles.PagesFolder, file.Path))
            return Cascade.MeantName(file) is { } name ? $"{file.Folder}/{name}" : null;
        if (!IsIn(ContentFiles.EventsFolder, file.Path))
            return Registries.MeantPath(file);
        return ContentFiles.IsDataFile(file) && file.Extension is not (".yml" or ".yaml") && !ContentFiles.IsIgnored(file)
            ? $"{file.Folder}/{ContentFiles.BareName(file)}.yml" : null;
    }

    private static string FolderName(SourceFile file) => NameIn(file.Folder);

    private static string FolderName(string path) => NameIn(path[..path.LastIndexOf('/')]);

    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string NameIn(string folder) => folder[(folder.LastIndexOf('/') + 1)..];

    private void ReportDuplicates(IEnumerable<SourceFile> files, Func<SourceFile, string> idOf, string kind)
    {
        const string Advice = "Rename one of the two: the name is the id.";
        foreach (var group in files.GroupBy(idOf, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var file in group.Skip(1))
            {
                var message = $"{group.First().Path} has the same id: {kind} '{idOf(file)}'";
                diagnostics.Error(DiagnosticCode.DuplicateId, new(file.Path, 1, 1), message, Advice);
            }
        }
    }
}
