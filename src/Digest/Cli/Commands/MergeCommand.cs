using System.Diagnostics;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Output;
using Digest.Output.Parts;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest merge</c>: proves that parts are those of one site, and publishes it.</summary>
internal static class MergeCommand
{
    public static int Run(string[] folders, CommandOptions options, ConsoleReport report, Interruption interruption)
    {
        var interrupted = interruption.Token;
        var started = Stopwatch.GetTimestamp();
        report = options.Configure(report);
        using var stages = new StageTimes(report);
        var output = options.Output ?? Path.Combine(options.Root, OutputPathIn(options));
        if (OutputFolder.ReasonToRefuse(options.Root, output, isOption: options.Output is not null) is { } reason)
            throw new UsageException(reason);
        OutputFolder.Recover(output, report);

        var parts = PartsIn(folders);
        RefuseNested(parts, output);
        if (!PartSet.TryJoin([.. parts.Select(part => (part.Name, part.Manifest))], ProgramVersion.Full, out var set, out var problem))
            throw new UsageException(problem);
        foreach (var part in parts)
            part.CheckFiles();
        ImmutableArray<OutputFile> files = [.. parts.SelectMany(part => part.Files), set.BuildFile];

        interrupted.ThrowIfCancellationRequested();
        using var publisher = Publisher.Open(output, options.Force);
        using (var stage = Stage.Start("verified"))
        using (var progress = new Progress("Merging", files.Length, report))
        {
            stage?.Counted(files.Length, "file");
            publisher.Stage(files, new DiagnosticBag(), progress.Advance, interrupted);
        }

        interrupted.ThrowIfCancellationRequested();
        interruption.Outcome = "the site was being replaced: merge it again";
        var published = OutputFolder.Replace(publisher, interruption);
        if (published.Method == SwapMethod.FileByFile)
            report.Note(OutputFolder.FileByFileNote(output));
        report.Summary($"{Count(parts.Length, "part")}, " + OutputFolder.SummaryOf(published, Stopwatch.GetElapsedTime(started), output));
        if (!interrupted.IsCancellationRequested)
            return ExitCode.Done;
        interruption.Report(); // too late to stop it
        return ExitCode.Interrupted;
    }

    private static ImmutableArray<PartFolder> PartsIn(string[] folders)
    {
        using var stage = Stage.Start("found");
        stage?.Counted(folders.Length, "part");
        return [.. folders.Select(PartFolder.Read)];
    }

    /// <summary>The folder that the settings name. The sources of the site need not be there.</summary>
    private static string OutputPathIn(CommandOptions options)
    {
        var sources = SourceFolder.Read(options.Root, ProjectLayout.SettingsFile);
        if (sources.Files.IsEmpty)
            return CompiledSite.DefaultOutputPath;
        var settings = Settings.Parse(
            sources.Over(BuiltInTheme.Files), Compilation.CompileOptionsOf(options), new(), new());
        return settings?.OutputPath
            ?? throw new UsageException($"{ProjectLayout.SettingsFile} has errors: correct it, or name the folder with --output");
    }

    /// <summary>Refuses a site in a part, or a part in the site, which is replaced.</summary>
    private static void RefuseNested(ImmutableArray<PartFolder> parts, string output)
    {
        var site = RealPath.Of(output);
        if (parts.FirstOrDefault(part => RealPath.Contains(site, part.Path) || RealPath.Contains(part.Path, site)) is { } nested)
            throw new UsageException($"the part {nested.Name} and the output folder {output} must be beside each other");
    }
}
