using System.Diagnostics;
using Digest.Cli.Pictures;
using Digest.Cli.Published;
using Digest.Cli.Terminal;
using Digest.Output;
using Digest.Output.Checks;
using Digest.Output.LostPages;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using static Digest.Cli.Terminal.ConsoleReport;

namespace Digest.Cli.Commands;

/// <summary><c>digest check</c>: compiles the sources, renders the site in memory and checks the finished pages.</summary>
internal static class CheckCommand
{
    public static int Run(CommandOptions options, ConsoleReport report, CancellationToken interrupted)
    {
        var started = Stopwatch.GetTimestamp();
        ImmutableArray<PublishedFile> published = options.Against is { } place
            ? [.. PublishedSite.Read("--against", place, interrupted).Where(file => file.IsPage)] : [];
        report = options.Configure(report);
        using var stages = new StageTimes(report);
        var compilation = Compilation.Of(options);
        report = report.ForSite(compilation.Root);
        var site = compilation.Site;
        interrupted.ThrowIfCancellationRequested();

        var rendering = new DiagnosticBag();
        if (site is { Succeeded: true, Settings: { } settings })
        {
            var address = Permalinks.Absolute("/", settings) ?? Permalinks.Encoded("/", settings);
            using var stage = Stage.Start("checked");
            stage?.Counted(site.Files.Count, "file");
            using (var progress = new Progress("Checking", site.Files.Count, report))
                OutputCheck.Run(site.Files, compilation.Sources, address, rendering, progress.Advance, interrupted);
            LostPageCheck.Run(published, site.Files, rendering);
            if (Libvips.IsAvailable)
                new PictureRenderer(compilation.Root).Check(site.Files.OfType<PictureFile>(), rendering, interrupted);
        }

        ImmutableArray<Diagnostic> diagnostics = [.. site.Diagnostics, .. rendering.ToImmutable(compilation.Sources)];
        report.Problems(diagnostics);
        compilation.NoteMistakenTheme(report);
        NextArticle.Report(site, report);
        var exitCode = Compilation.ExitCodeOf(diagnostics, options.Strict);
        var counts = diagnostics.IsEmpty ? "no problems" : CountsOf(diagnostics);
        var comparison = published.IsEmpty ? "" : $"; compared with {published.Length} addresses of {options.Against}";
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        report.Summary(exitCode == ExitCode.Done
            ? $"{Count(site.Counts.Pages, "page")}, {Count(site.Files.Count, "file")} checked in {time:0} ms, {counts}{comparison}"
            : counts);
        return exitCode;
    }
}
