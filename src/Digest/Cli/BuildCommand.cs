using System.Collections.Immutable;
using System.Diagnostics;
using Digest.Diagnostics;

namespace Digest.Cli;

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
        RefuseToReplaceSources(compilation.Root, output);
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
        if (published.Way == SwapWay.FileByFile)
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

    private static string SummaryOf(SiteCounts counts, Published published, TimeSpan time, string output)
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

    /// <summary>A build replaces its output as a whole, so the output must not hold the sources, nor stand among them. Not even by force.</summary>
    private static void RefuseToReplaceSources(string root, string output)
    {
        var target = Path.GetFullPath(output);
        if (Publisher.Holds(target, root))
            throw new UsageException($"the output folder {output} holds the sources, and a build would replace it as a whole");
        foreach (var sources in (ReadOnlySpan<string>)["input", "theme"])
        {
            if (Publisher.Holds(Path.Combine(root, sources), target))
                throw new UsageException($"the output folder {output} is inside {sources}/, where it would be read as a source");
        }
    }
}
