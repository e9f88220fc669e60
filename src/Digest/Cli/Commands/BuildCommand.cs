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
            options, isPublished: true, (root, sources) => Recover(root, sources, options, report));
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
        if (ReasonToRefuse(compilation.Root, output, isOption: options.Output is not null) is { } reason)
            throw new UsageException(reason);
        var rasters = new RasterRenderer(compilation.Root);
        using var publisher = Publisher.Open(output, options.Force);

        var rendering = new DiagnosticBag();
        Libvips.ReportMissing(lacking, rendering);
        using (var stage = Stage.Start("rendered"))
        using (var progress = new Progress("Rendering", site.Files.Count, report))
        {
            stage?.Counted(site.Files.Count, "file");
            publisher.Stage(site.Files, rendering, progress.Advance, interrupted, rasters.BytesOf);
        }

        rasters.Report(rendering);

        ImmutableArray<Diagnostic> diagnostics = [.. site.Diagnostics, .. rendering.ToImmutable(compilation.Sources)];
        exitCode = Compilation.ExitCodeOf(diagnostics, options.Strict);
        if (exitCode != ExitCode.Done)
            return NothingPublished(report, diagnostics, exitCode);

        interrupted.ThrowIfCancellationRequested();
        interruption.Outcome = "the site was being replaced: build it again";
        var published = Publish(publisher, interruption);
        rasters.RemoveUnused();
        report.Problems(diagnostics);
        compilation.NoteMistakenTheme(report);
        NextArticle.Report(site, report);
        NoteDifficulties(published, output, rasters, report);
        PublishedDrafts.Report(site, report);
        report.Summary(SummaryOf(site.Counts, published, Stopwatch.GetElapsedTime(started), output));
        stages.Report(publisher.Times);
        if (!interrupted.IsCancellationRequested)
            return ExitCode.Done;
        interruption.Report(); // too late to stop it
        return ExitCode.Interrupted;
    }

    /// <summary>
    /// Brings back a site that a killed build left aside, before anything can stop this build. Nothing is done in a folder that a build
    /// would refuse; it says so later.
    /// </summary>
    private static void Recover(string root, SourceTree sources, CommandOptions options, ConsoleReport report)
    {
        var settings = Settings.Parse(sources, Compilation.CompileOptionsOf(options), new(), new());
        var output = options.Output ?? Path.Combine(options.Root, settings?.OutputPath ?? CompiledSite.DefaultOutputPath);
        if (ReasonToRefuse(root, output, isOption: options.Output is not null) is null && Publisher.Recover(output))
            report.Note($"a build was killed while it replaced {output}; the site before it is restored");
    }

    private static PublishResult Publish(Publisher publisher, Interruption interruption)
    {
        using var stage = Stage.Start("replaced");
        var published = publisher.Publish(swapped: () => interruption.Outcome = Interruption.SitePublished);
        stage?.Counted(published.Files - published.Unchanged, "file");
        return published;
    }

    private static int NothingPublished(ConsoleReport report, ImmutableArray<Diagnostic> diagnostics, int exitCode)
    {
        report.Problems(diagnostics);
        report.Summary($"{CountsOf(diagnostics)}; {Interruption.NothingPublished}");
        return exitCode;
    }

    /// <summary>Notes what did not work as usual although the site is published.</summary>
    private static void NoteDifficulties(PublishResult published, string output, RasterRenderer rasters, ConsoleReport report)
    {
        if (published.Method == SwapMethod.FileByFile)
            report.Note($"{output} cannot be renamed, so its files were replaced one by one: for a moment old and new pages were mixed");
        if (rasters.CacheFailure is { } failure)
            report.Note($"pictures cannot be kept in {ProjectLayout.Cache}/, so the next build makes them again: {failure}");
    }

    private static string SummaryOf(SiteCounts counts, PublishResult published, TimeSpan time, string output)
    {
        (int Count, string Word)[] others = [(counts.HeldBack, "held back"), (counts.Expired, "expired")];
        var unpublished = string.Join(", ", others.Where(other => other.Count > 0).Select(other => $"{other.Count} {other.Word}"));
        var articles = Count(counts.Articles, "article") + (unpublished.Length > 0 ? $" ({unpublished})" : "");
        var folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), output);
        return $"{articles}, {Count(counts.Events, "event")}, {Count(counts.Pages, "page")}, "
            + $"{Count(published.Files, "file")}, {SizeOf(published.Bytes)} in {time.TotalMilliseconds:0} ms → {folder}";
    }

    private static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0} kB",
        _ => $"{bytes / 1e6:0.0} MB",
    };

    /// <summary>
    /// Why an output folder is refused even with <c>--force</c>: it contains the sources or is inside them. Links are resolved first. A
    /// folder outside the project must be named on the command line, because statiq.json may come from a pull request.
    /// </summary>
    private static string? ReasonToRefuse(string root, string output, bool isOption)
    {
        var target = RealPath.Of(output);
        var project = RealPath.Of(root);
        if (RealPath.Contains(target, project))
            return $"the output folder {output} holds the sources, and a build replaces the whole folder";
        foreach (var folder in ProjectLayout.Folders)
        {
            var sources = RealPath.Of(Path.Combine(root, folder));
            if (RealPath.Contains(sources, target))
                return $"the output folder {output} is inside {folder}/, where its files would be read as sources";
            if (RealPath.Contains(target, sources))
                return $"the output folder {output} holds {folder}/, and a build replaces the whole folder";
        }

        var cache = RealPath.Of(Path.Combine(root, ProjectLayout.Cache));
        if (RealPath.Contains(cache, target) || RealPath.Contains(target, cache))
            return $"the output folder {output} and {ProjectLayout.Cache}/, where builds keep pictures, must be beside each other";
        return isOption || RealPath.Contains(project, target) ? null
            : $"the output folder {output} is outside the project: name it with --output to allow that";
    }
}
