using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Languages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest theme</c>: lists the files of the theme, or copies a built-in one into the site.</summary>
internal static class ThemeCommand
{
    /// <param name="path">The built-in file to copy; null to list the files.</param>
    public static int Run(string? path, CommandOptions options, ConsoleReport report)
    {
        var root = Compilation.RootOf(options);
        if (path is null)
            List(root, report);
        else
            Eject(root, path, report);
        return ExitCode.Done;
    }

    private static void List(string root, ConsoleReport report)
    {
        var sources = SourceFolder.Read(root).Over(BuiltInTheme.Files);
        ImmutableArray<SourceFile> files = [.. sources.Below(ProjectLayout.Theme)];
        var width = files.Max(file => file.Path.Length);
        foreach (var entry in sources.Refused.Where(entry => ProjectLayout.IsInTheme(entry.Path)))
            report.Note($"{entry.Path} is not read: it is {entry.Kind}, not a file");
        report.Listing("Digest: theme", [.. files.Select(file => $"{file.Path.PadRight(width)}  {OriginOf(file, sources)}")]);
        var own = files.Count(file => !sources.IsBuiltIn(file));
        report.Summary(own == 0
            ? $"{Count(files.Length, "file")}, all built in: this site has no files in {ProjectLayout.Theme}/"
            : $"{Count(files.Length, "file")}: {files.Length - own} built in, {own} of this site");
    }

    private static string OriginOf(SourceFile file, SourceTree sources) => sources switch
    {
        _ when sources.IsBuiltIn(file) => "built in",
        _ when sources.FindBuiltIn(file.Path) is null => "own",
        _ when file.Folder == LanguageFile.Folder => "own, merged with the built-in file",
        _ => "own, replaces the built-in file",
    };

    /// <exception cref="UsageException">There is no such built-in file, or the site has a file at the path.</exception>
    private static void Eject(string root, string path, ConsoleReport report)
    {
        var file = Find(path);
        // Links are not followed, as when sources are read: the file would not be found there.
        if (RealPath.Of(Path.Combine(root, file.Path)) != Path.Combine(RealPath.Of(root), file.Path))
            throw new UsageException($"{file.Path} is a symbolic link or below one, where digest does not read files");
        if (!NewFiles.ExistingIn(root, [file]).IsEmpty)
            throw new UsageException($"{file.Path} exists already, and is not overwritten: delete it to copy the built-in file");

        NewFiles.Write(root, [file]);
        report.Summary($"{file.Path} is a copy of the built-in file now, and is used in its place");
    }

    /// <summary>The built-in file at a path, which may be written from <c>theme/</c> and as on Windows.</summary>
    private static SourceFile Find(string path)
    {
        const string Folder = ProjectLayout.Theme + "/";
        var name = path.Replace('\\', '/');
        name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        name = name.StartsWith(Folder, StringComparison.Ordinal) ? name : Folder + name;
        if (BuiltInTheme.Files.Find(name) is { } file)
            return file;
        var paths = BuiltInTheme.Files.Files.Select(known => known.Path);
        var advice = Nearest.DidYouMean(name, paths) ?? "'digest theme --list' lists the files.";
        throw new UsageException($"there is no built-in file {name}. {advice}");
    }
}
