using System.Collections.Immutable;
using System.Diagnostics;
using Digest.Cli.Disk;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary><c>digest build</c>: compiles the sources and publishes the site, or nothing.</summary>
internal static class BuildCommand
{
    public static int Run(CommandOptions options, ConsoleReport report, CancellationToken interrupted)
    {
        var started = Stopwatch.GetTimestamp();
        var compilation = Compilation.Of(options);
        report = report.For(compilation.Root);
        var site = compilation.Site;
        var verdict = Compilation.Verdict(site.Diagnostics, options.Strict);
        if (verdict != ExitCode.Done)
            return NothingPublished(report, site.Diagnostics, verdict);

        interrupted.ThrowIfCancellationRequested();
        var output = options.Output ?? Path.Combine(options.Root, site.OutputPath);
        RefuseToReplaceSources(compilation.Root, output, namedOnCommandLine: options.Output is not null);
        using var publisher = Publisher.Open(output, options.Force);

        var rendering = new DiagnosticBag();
        using (var progress = Progress.Of(site.Files.Count, report.Interactive))
            publisher.Stage(site.Files, rendering, progress.Advance, interrupted);

        ImmutableArray<Diagnostic> diagnostics = [.. site.Diagnostics, .. rendering.ToImmutable(compilation.Sources)];
        verdict = Compilation.Verdict(diagnostics, options.Strict);
        if (verdict != ExitCode.Done)
            return NothingPublished(report, diagnostics, verdict);

        interrupted.ThrowIfCancellationRequested();
        var published = publisher.Publish();
        report.Problems(diagnostics);
        if (published.Method == SwapMethod.FileByFile)
            report.Note($"{output} cannot be renamed (is it a mount?), so its files were replaced one by one; readers may have met a mix of old and new");
        report.Summary(SummaryOf(site.Counts, published, Stopwatch.GetElapsedTime(started), output));
        return ExitCode.Done;
    }

    private static int NothingPublished(ConsoleReport report, ImmutableArray<Diagnostic> diagnostics, int verdict)
    {
        report.Problems(diagnostics);
        report.Summary($"{ConsoleReport.CountsOf(diagnostics)}; nothing was published");
        return verdict;
    }

    private static string SummaryOf(SiteCounts counts, PublishResult published, TimeSpan time, string output)
    {
        var heldBack = counts.HeldBack > 0 ? $" ({counts.HeldBack} held back)" : "";
        return $"{ConsoleReport.Count(counts.Articles, "article")}{heldBack}, {ConsoleReport.Count(counts.Events, "event")}, {ConsoleReport.Count(counts.Pages, "page")}, "
            + $"{ConsoleReport.Count(published.Files, "file")}, {SizeOf(published.Bytes)} in {time.TotalMilliseconds:0} ms → {Path.GetRelativePath(Directory.GetCurrentDirectory(), output)}";
    }

    private static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0} kB",
        _ => $"{bytes / 1e6:0.0} MB",
    };

    /// <summary>
    /// A build replaces its output folder, so that folder must neither contain the sources nor be one of them, not even with <c>--force</c>.
    /// Links are resolved first. A folder outside the project must be named on the command line: statiq.json may come from a pull request.
    /// </summary>
    private static void RefuseToReplaceSources(string root, string output, bool namedOnCommandLine)
    {
        var target = RealPath.Of(output);
        var project = RealPath.Of(root);
        if (RealPath.Contains(target, project))
            throw new UsageException($"the output folder {output} holds the sources, and a build would replace it as a whole");
        foreach (var folder in (ReadOnlySpan<string>)["input", "theme"])
        {
            var sources = RealPath.Of(Path.Combine(root, folder));
            if (RealPath.Contains(sources, target))
                throw new UsageException($"the output folder {output} is inside {folder}/, where it would be read as a source");
            if (RealPath.Contains(target, sources))
                throw new UsageException($"the output folder {output} holds {folder}/, and a build would replace it as a whole");
        }

        if (!namedOnCommandLine && !RealPath.Contains(project, target))
            throw new UsageException($"the output folder {output} is outside the project: name it with --output if that is meant");
    }
}
