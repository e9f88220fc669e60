using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Diagnostics;

namespace Digest.Cli.Preview;

/// <summary><c>digest preview</c>: the site as it would be published, in a browser on this machine, following every save.</summary>
internal static class PreviewCommand
{
    public static int Run(CommandOptions options, PreviewOptions previewOptions, ConsoleReport report, CancellationToken interrupted) =>
        RunAsync(options, previewOptions, report, interrupted).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(CommandOptions options, PreviewOptions previewOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var root = Compilation.RootOf(options);
        report = report.For(root);
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var stage = new PreviewStage();
        // The port first: who asks for one that is taken need not wait for the site.
        var server = await PreviewServer.Start(stage, previewOptions, report, quit.Token).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using var sources = WatchedSources.Open(root);
            var loop = new PreviewLoop(sources, stage, options, Compilation.Now);
            var first = loop.Start();
            report.Problems(first.State.Problems);
            var address = new Uri(server.Address, (first.State.Snapshot?.Site.LinkRoot ?? "") + "/");
            report.Summary($"Preview server listening at {address}");
            if (report.Interactive && !Console.IsInputRedirected)
                ListenToKeys(loop, address, quit, report);

            try
            {
                await Follow(loop, first, sources, report, quit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (quit.IsCancellationRequested)
            {
                // That is how a preview ends.
            }
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task Follow(PreviewLoop loop, Rebuild first, WatchedSources sources, ConsoleReport report, CancellationToken quit)
    {
        var differences = new Differences();
        var (saidPatrolling, rebuild) = (false, first);
        while (true)
        {
            using var superseded = CancellationTokenSource.CreateLinkedTokenSource(quit);
            var telling = Tell(rebuild, differences, report, superseded.Token);
            if (sources.IsPatrolling && !saidPatrolling)
                report.Note("the system cannot watch so many folders, so they are looked through every second; on Linux, raise fs.inotify.max_user_watches");
            saidPatrolling = sources.IsPatrolling;

            Rebuild? next;
            do
                next = await loop.Next(quit).ConfigureAwait(false);
            while (next is null);
            await superseded.CancelAsync().ConfigureAwait(false);
            await telling.ConfigureAwait(false);
            rebuild = next;
        }
    }

    /// <summary>One line a rebuild, and before it the problems. The count comes when it is known; a save that comes sooner is told without.</summary>
    private static async Task Tell(Rebuild rebuild, Differences differences, ConsoleReport report, CancellationToken superseded)
    {
        var isFirst = rebuild.Changed.Count == 0;
        if (!isFirst)
            report.Problems(rebuild.State.Problems);
        var line = $"{Names(rebuild.Changed)}: {rebuild.Time.TotalMilliseconds:0} ms";
        if (rebuild.State.IsBroken)
        {
            if (!isFirst)
                report.Summary($"{line}, {ConsoleReport.CountsOf(rebuild.State.Problems)}; the pages stay as they were");
            return;
        }

        int? count = null;
        try
        {
            count = await Task.Run(() => differences.Count(rebuild.State.Snapshot!, superseded), superseded).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The next save is more interesting.
        }

        if (!isFirst)
            report.Summary(count is { } pages ? $"{line}, {ConsoleReport.Count(pages, "page")} {(pages == 1 ? "differs" : "differ")}" : line);
    }

    private static string Names(IReadOnlyCollection<string> changed) =>
        changed.Count == 0 ? "" : changed.Order(StringComparer.Ordinal).First() + (changed.Count == 1 ? "" : $" and {changed.Count - 1} more");

    private static void ListenToKeys(PreviewLoop loop, Uri address, CancellationTokenSource quit, ConsoleReport report)
    {
        report.Note("press r to rebuild, o to open a browser, q to quit");
        new Thread(() =>
        {
            while (!quit.IsCancellationRequested)
            {
                switch (Console.ReadKey(intercept: true).KeyChar)
                {
                    case 'r' or 'R':
                        loop.Again();
                        break;
                    case 'o' or 'O':
                        OpenBrowser(address, report);
                        break;
                    case 'q' or 'Q':
                        quit.Cancel();
                        return;
                }
            }
        })
        { IsBackground = true, Name = "keys" }.Start();
    }

    [SuppressMessage("Design", "CA1031", Justification = "A machine without a browser is no reason to end the preview.")]
    private static void OpenBrowser(Uri address, ConsoleReport report)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception exception)
        {
            report.Note($"no browser could be opened: {exception.Message}");
        }
    }
}
