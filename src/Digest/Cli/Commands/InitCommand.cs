using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Skeletons;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest init</c>: writes a small complete site into an empty folder.</summary>
internal static class InitCommand
{
    /// <param name="folder">Relative to the current folder; null for that of <c>--root</c>.</param>
    /// <param name="languages">In the order of the menus; empty for those of <c>Skeletons/defaults.yml</c>.</param>
    public static int Run(string? folder, ImmutableArray<string> languages, CommandOptions options, ConsoleReport report)
    {
        var skeletons = SkeletonFiles.Read();
        var known = SiteSkeleton.LanguagesIn(skeletons);
        if (languages.IsEmpty)
            languages = SiteSkeleton.DefaultLanguagesIn(skeletons);
        var root = Path.GetFullPath(folder ?? options.Root);
        RequireEmpty(root);

        // The day in UTC, which is the zone of a site without the setting: tomorrow's story would be held back.
        var day = DateOnly.FromDateTime(Compilation.CompileOptionsOf(options).Now.UtcDateTime);
        var action = ActionName.Of(ProgramVersion.Number, ProgramVersion.Commit, ProgramVersion.RepositoryUrl);
        var files = SiteSkeleton.Of(skeletons, languages, day, action);
        var kept = NewFiles.ExistingIn(root, files);
        NewFiles.Write(root, files.Except(kept));
        foreach (var file in kept)
            report.Note($"{file.Path} exists and was kept");
        foreach (var language in languages.Except(known))
        {
            report.Note($"the texts in {language} are dots: replace them; if the theme does not have the language, "
                + $"write theme/languages/{language}.yml as well");
        }

        if (!action.HasOwner)
        {
            report.Note($"to publish on GitHub Pages, replace {ActionName.UnknownOwner} in {SiteSkeleton.Workflow} "
                + "by the owner of the repository that digest is from");
        }

        report.Note($"now set Host in {Settings.File} to the host of your site, and run digest preview in the folder");
        var written = Path.GetRelativePath(Directory.GetCurrentDirectory(), root);
        report.Summary($"{Count(files.Length - kept.Length, "file")} written → {written}");
        return ExitCode.Done;
    }

    /// <summary>Hidden files may be there, such as those of Git.</summary>
    private static void RequireEmpty(string root)
    {
        if (Native.Stat(root).Kind == EntryKind.Missing)
            return;
        if (!Directory.Exists(root))
            throw new UsageException($"{root} is not a folder: name a new or an empty one");
        var present = SourceFolder.NamesIn(root).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).FirstOrDefault();
        if (present is not null)
            throw new UsageException($"{root} has {present}: name a new or an empty folder, so that nothing is overwritten");
    }
}
