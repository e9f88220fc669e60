using System.Diagnostics;
using Digest.Cli.Pictures;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest build</c>: compiles the sources and publishes the site.</summary>
internal static class BuildCommand
{
    public static int Run(CommandOptions options, ConsoleReport report, Interruption interruption)
    {
        var interrupted = interruption.Token;
        var started = Stopwatch.GetTimestamp();
        report = options.Configure(report);
        using var stages = new StageTimes(report);
        var compilation = Compilation.Of(
            options, isPublished: true, (root, sources) => Prepare(root, sources, options, report));
        var lacking = compilation.Site.Files.OfType<RasterFile>().ToList();
        if (lacking.Count == 0 || Libvips.IsAvailable)
            lacking = [];
        else
            compilation = compilation.WithoutLibvips();
        report = report.ForSite(compilation.Root);
        var site = compilation.Site;
        var exitCode = Compilation.ExitCodeOf(site.Diagnostics, options.Strict);
        if (exitCode != ExitCode.Done)
            return NothingPublished(report, site.Diagnostics, exitCode);

        interrupted.ThrowIfCancellationRequested();
        var output = options.Output ?? Path.Combine(options.Root, site.OutputPath);
        if (OutputFolder.ReasonToRefuse(compilation.Root, output, isOption: options.Output is not null) is { } reason)
            throw new UsageException(reason);
        var rasters = new RasterRenderer(compilation.Root);
        using var publisher = Publisher.Open(output, options.Force, options.Part is null ? FolderKind.Site : FolderKind.Part, site.Kept);
        IReadOnlyList<OutputFile> files = options.Part is null ? site.Files : compilation.FilesOf(options.Part);

        var rendering = new DiagnosticBag();
        Libvips.ReportMissing(lacking, rendering);
        Render(files, publisher, rendering, rasters, report, interrupted);
        rasters.Report(rendering);

        ImmutableArray<Diagnostic> diagnostics = [.. site.Diagnostics, .. rendering.ToImmutable(compilation.Sources)];
        exitCode = Compilation.ExitCodeOf(diagnostics, options.Strict);
        if (exitCode != ExitCode.Done)
            return NothingPublished(report, diagnostics, exitCode);

        interrupted.ThrowIfCancellationRequested();
        interruption.Outcome = "the site was being replaced: build it again";
        var published = OutputFolder.Replace(publisher, interruption);
        if (options.Part is null) // the other parts use the rest
            KeepResults(compilation, rasters);
        report.Problems(diagnostics);
        compilation.NoteMistakenTheme(report);
        NextArticle.Report(site, report);
        NoteDifficulties(published, output, rasters.CacheFailure ?? compilation.Earlier.Failure ?? site.Kept?.Failure, report);
        PublishedDrafts.Report(site, report);
        var time = Stopwatch.GetElapsedTime(started);
        report.Summary($"{SummaryOf(site, options.Part)}, {OutputFolder.SummaryOf(published, time, output)}");
        stages.Report(publisher.Times);
        if (!interrupted.IsCancellationRequested)
            return ExitCode.Done;
        interruption.Report(); // too late to stop it
        return ExitCode.Interrupted;
    }

    private static void Render(
        IReadOnlyList<OutputFile> files, Publisher publisher, DiagnosticBag diagnostics, RasterRenderer rasters,
        ConsoleReport report, CancellationToken interrupted)
    {
        using var stage = Stage.Start("rendered");
        stage?.Counted(files.Count, "file");
        using var progress = new Progress("Rendering", files.Count, report);
        publisher.Stage(files, diagnostics, progress.Advance, interrupted, rasters.BytesOf);
    }

    /// <summary>Keeps what the next build takes over, and deletes what it does not need.</summary>
    private static void KeepResults(Compilation compilation, RasterRenderer rasters)
    {
        rasters.RemoveUnused();
        compilation.Site.Kept?.Save();
        compilation.Earlier.RemoveUnused();
    }

    /// <summary>
    /// Brings back a site that a killed build left aside, before anything can stop this build. Nothing is done in a folder that a build
    /// would refuse; it says so later. Refuses a part without a fixed clock.
    /// </summary>
    private static void Prepare(string root, SourceTree sources, CommandOptions options, ConsoleReport report)
    {
        var settings = Settings.Parse(sources, Compilation.CompileOptionsOf(options), new(), new());
        var output = options.Output ?? Path.Combine(options.Root, settings?.OutputPath ?? CompiledSite.DefaultOutputPath);
        if (OutputFolder.ReasonToRefuse(root, output, isOption: options.Output is not null) is null)
            OutputFolder.Recover(output, report);
        if (options.Part is not null && settings is not null && !Compilation.HasFixedClock(settings))
        {
            throw new UsageException(
                "--part needs a clock that is the same for all parts: set SOURCE_DATE_EPOCH to a number of seconds since 1970");
        }
    }

    private static int NothingPublished(ConsoleReport report, ImmutableArray<Diagnostic> diagnostics, int exitCode)
    {
        report.Problems(diagnostics);
        report.Summary($"{CountsOf(diagnostics)}; {Interruption.NothingPublished}");
        return exitCode;
    }

    /// <summary>Notes what did not work as usual although the site is published.</summary>
    private static void NoteDifficulties(PublishResult published, string output, string? cacheFailure, ConsoleReport report)
    {
        if (published.Method == SwapMethod.FileByFile)
            report.Note(OutputFolder.FileByFileNote(output));
        if (cacheFailure is not null)
            report.Note($"results cannot be kept in {ProjectLayout.Cache}/, so the next build makes them again: {cacheFailure}");
    }

    private static string SummaryOf(CompiledSite site, SitePart? part)
    {
        if (part is not null)
        {
            var parsed = site.Texts.Count(text => text.Body.IsParsed);
            return $"part {part.Number} of {part.Count} with {parsed} of {Count(site.Texts.Count(), "text")} parsed";
        }

        var counts = site.Counts;
        (int Count, string Word)[] others = [(counts.HeldBack, "held back"), (counts.Expired, "expired")];
        var unpublished = string.Join(", ", others.Where(other => other.Count > 0).Select(other => $"{other.Count} {other.Word}"));
        var articles = Count(counts.Articles, "article") + (unpublished.Length > 0 ? $" ({unpublished})" : "");
        return $"{articles}, {Count(counts.Events, "event")}, {Count(counts.Pages, "page")}";
    }
}
