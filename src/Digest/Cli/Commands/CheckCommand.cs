using System.Collections.Immutable;
using System.Diagnostics;
using Digest.Cli.Terminal;
using Digest.Output.Checks;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary><c>digest check</c>: everything but writing, and then what the pages themselves must keep.</summary>
internal static class CheckCommand
{
    public static int Run(CommandOptions options, ConsoleReport report, CancellationToken interrupted)
    {
        var started = Stopwatch.GetTimestamp();
        var compilation = Compilation.Of(options);
        report = report.For(compilation.Root);
        var site = compilation.Site;
        interrupted.ThrowIfCancellationRequested();

        var rendering = new DiagnosticBag();
        if (site is { Succeeded: true, Settings: { } settings })
            OutputCheck.Run(site.Files, Permalinks.Absolute("/", settings) ?? Permalinks.Encoded("/", settings), rendering, interrupted);

        ImmutableArray<Diagnostic> diagnostics = [.. site.Diagnostics, .. rendering.ToImmutable(compilation.Sources)];
        report.Problems(diagnostics);
        var verdict = Compilation.Verdict(diagnostics, options.Strict);
        report.Summary(verdict == ExitCode.Done
            ? $"{ConsoleReport.Count(site.Counts.Pages, "page")}, {ConsoleReport.Count(site.Files.Count, "file")} checked in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {(diagnostics.IsEmpty ? "nothing to mend" : ConsoleReport.CountsOf(diagnostics))}"
            : ConsoleReport.CountsOf(diagnostics));
        return verdict;
    }
}
