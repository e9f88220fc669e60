using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Preview;
using Digest.Cli.Server;
using Digest.Cli.Terminal;

namespace Digest.Cli.Commands;

/// <summary><c>digest preview</c>: the site as it would be published, in a browser on this machine, following every save.</summary>
internal static class PreviewCommand
{
    /// <summary>Compiling keeps a thread of the pool for each processor; with no more than those, an answer would lie written and unsent until it is through.</summary>
    private const int ThreadsForAnswers = 8;

    public static int Run(CommandOptions options, ServerOptions previewOptions, ConsoleReport report, CancellationToken interrupted) =>
        RunAsync(options, previewOptions, report, interrupted).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(CommandOptions options, ServerOptions previewOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var root = Compilation.RootOf(options);
        ThreadPool.SetMinThreads(Environment.ProcessorCount + ThreadsForAnswers, Environment.ProcessorCount + ThreadsForAnswers);
        report = report.For(root);
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var stage = new PreviewStage();
        // The port first: who asks for one that is taken need not wait for the site.
        var server = await PreviewServer.Start(stage, previewOptions, report, quit.Token).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using var sources = WatchedSources.Open(root);
            var loop = new PreviewLoop(sources, stage, () => new(Compilation.Now(), options.Settings, options.Drafts));
            try
            {
                // Whoever quits does not wait for what is being compiled.
                var linkRoot = await Task.Run(loop.ShowUnproved, quit.Token).WaitAsync(quit.Token).ConfigureAwait(false);
                var address = new Uri(server.Address, (linkRoot ?? "") + "/");
                report.Summary($"Preview server listening at {address}");
                var first = await Task.Run(loop.Start, quit.Token).WaitAsync(quit.Token).ConfigureAwait(false);
                report.Problems(first.State.Problems);
                if (report.Interactive && !Console.IsInputRedirected)
                    ListenToKeys(loop, address, quit, report);
                await Follow(loop, first, sources, report, quit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (quit.IsCancellationRequested)
            {
                // That is how a preview ends.
            }
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task Follow(PreviewLoop loop, Rebuild rebuild, WatchedSources sources, ConsoleReport report, CancellationToken quit)
    {
        var differences = new Differences();
        var (isTold, saidPatrolling) = (false, false);
        while (true)
        {
            // Counting takes every page, so it gives way as soon as something stirs; where that was nothing, it begins again.
            using var stirred = CancellationTokenSource.CreateLinkedTokenSource(quit);
            var telling = isTold ? Task.FromResult(true) : Tell(rebuild, differences, report, stirred.Token);
            if (sources.IsPatrolling && !saidPatrolling)
                report.Note("the system cannot watch so many folders, so they are looked through every second; on Linux, raise fs.inotify.max_user_watches");
            saidPatrolling = sources.IsPatrolling;

            await loop.Stirred(quit).ConfigureAwait(false);
            await stirred.CancelAsync().ConfigureAwait(false);
            var next = await Task.Run(() => loop.Next(quit), quit).WaitAsync(quit).ConfigureAwait(false);
            isTold = await telling.ConfigureAwait(false);
            if (next is null)
                continue;

            if (!isTold)
                report.Summary(LineOf(rebuild, differing: null));
            report.Problems(next.State.Problems);
            (rebuild, isTold) = (next, false);
        }
    }

    /// <summary>Says what came of a rebuild; false when something stirred before the pages were counted.</summary>
    private static async Task<bool> Tell(Rebuild rebuild, Differences differences, ConsoleReport report, CancellationToken stirred)
    {
        int? differing = null;
        if (!rebuild.State.IsBroken)
        {
            try
            {
                differing = await Task.Run(() => differences.Count(rebuild.State.Snapshot!, stirred), stirred).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        report.Summary(LineOf(rebuild, differing));
        return true;
    }

    /// <summary>One line a rebuild: what changed, how long it took, how many pages differ.</summary>
    private static string LineOf(Rebuild rebuild, int? differing)
    {
        var outcome = rebuild.State switch
        {
            { IsBroken: true } state => $", {ConsoleReport.CountsOf(state.Problems)}; the pages stay as they were",
            _ when differing is { } pages => $", {ConsoleReport.Count(pages, "page")} {(pages == 1 ? "differs" : "differ")}",
            { Snapshot: { } snapshot } when rebuild.Changed.Count == 0 => $", {ConsoleReport.Count(snapshot.Site.Counts.Pages, "page")}",
            _ => "",
        };
        return $"{Names(rebuild.Changed)}: {rebuild.Time.TotalMilliseconds:0} ms{outcome}";
    }

    private static string Names(IReadOnlyCollection<string> changed) =>
        changed.Count == 0 ? "ready" : changed.Order(StringComparer.Ordinal).First() + (changed.Count == 1 ? "" : $" and {changed.Count - 1} more");

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
