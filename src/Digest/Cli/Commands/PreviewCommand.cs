using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Digest.Cli.Pictures;
using Digest.Cli.Preview;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Digest.Configuration;

namespace Digest.Cli.Commands;

/// <summary><c>digest preview</c>: serves the site on this machine and compiles it when a file is saved.</summary>
internal static class PreviewCommand
{
    /// <summary>A compilation uses a pool thread for each processor. Without more threads, responses wait until it ends.</summary>
    private const int ThreadsForResponses = 8;

    /// <summary>Counting takes a whole processor, so it begins when open pages have shown the change.</summary>
    private static readonly TimeSpan s_countDelay = TimeSpan.FromMilliseconds(250);

    public static int Run(CommandOptions options, ServerOptions serverOptions, ConsoleReport report, CancellationToken interrupted) =>
        RunAsync(options, serverOptions, report, interrupted).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(
        CommandOptions options, ServerOptions serverOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var root = Compilation.RootOf(options);
        var threads = Environment.ProcessorCount + ThreadsForResponses;
        ThreadPool.SetMinThreads(threads, threads);
        report = report.ForSite(root);
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var latest = new LatestState();
        // First, so that a taken port is reported before the site is compiled.
        var server = await PreviewServer.Start(latest, serverOptions, report, quit.Token, new(root)).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using var sources = WatchedSources.Open(root);
            var loop = new PreviewLoop(sources, latest, () => OptionsOf(options));
            try
            {
                // WaitAsync, because a compilation cannot be cancelled.
                var linkRoot = await Task.Run(loop.ShowUnchecked, quit.Token).WaitAsync(quit.Token).ConfigureAwait(false);
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
                // The preview was stopped.
            }
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static CompileOptions OptionsOf(CommandOptions options)
    {
        var compileOptions = Compilation.CompileOptionsOf(options);
        return Libvips.IsAvailable ? compileOptions : compileOptions.WithoutLibvips();
    }

    private static async Task Follow(
        PreviewLoop loop, Rebuild rebuild, WatchedSources sources, ConsoleReport report, CancellationToken quit)
    {
        var changedFiles = new ChangedFiles();
        var (isReported, hasNotedPolling) = (false, false);
        while (true)
        {
            // Counting renders every page, so the next file change cancels it. If nothing had changed, it starts again.
            using var fileChanged = CancellationTokenSource.CreateLinkedTokenSource(quit);
            var reporting = isReported ? Task.FromResult(true) : Report(rebuild, changedFiles, report, fileChanged.Token);
            if (sources.IsPolling && !hasNotedPolling)
            {
                report.Note("the system cannot watch this many folders, so the preview scans them every second; "
                    + "on Linux, raise fs.inotify.max_user_watches");
            }

            hasNotedPolling = sources.IsPolling;
            await loop.FileChanged(quit).ConfigureAwait(false);
            await fileChanged.CancelAsync().ConfigureAwait(false);
            var next = await Task.Run(() => loop.Update(quit), quit).WaitAsync(quit).ConfigureAwait(false);
            isReported = await reporting.ConfigureAwait(false);
            if (next is null)
                continue;

            if (!isReported)
                report.Summary(LineOf(rebuild, changedPages: null));
            report.Problems(next.State.Problems);
            (rebuild, isReported) = (next, false);
        }
    }

    /// <summary>Reports a rebuild; returns false if a file changed before the pages were counted.</summary>
    private static async Task<bool> Report(Rebuild rebuild, ChangedFiles changedFiles, ConsoleReport report, CancellationToken fileChanged)
    {
        try
        {
            int? changedPages = null;
            if (!rebuild.State.HasFailed)
            {
                await Task.Delay(s_countDelay, fileChanged).ConfigureAwait(false);
                changedPages = await Task.Run(() => changedFiles.Count(rebuild.State.Snapshot!, fileChanged), fileChanged)
                    .ConfigureAwait(false);
            }

            report.Summary(LineOf(rebuild, changedPages));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string LineOf(Rebuild rebuild, int? changedPages)
    {
        var outcome = rebuild.State switch
        {
            { HasFailed: true, Snapshot: null } state => $", {ConsoleReport.CountsOf(state.Problems)}; there are no pages yet",
            { HasFailed: true } state => $", {ConsoleReport.CountsOf(state.Problems)}; the pages stay as they were",
            _ when changedPages is { } pages => $", {ConsoleReport.Count(pages, "page")} {(pages == 1 ? "differs" : "differ")}",
            { Snapshot: { } snapshot } when rebuild.Changed.Count == 0 => $", {ConsoleReport.Count(snapshot.Site.Counts.Pages, "page")}",
            _ => "",
        };
        var first = rebuild.Changed.Order(StringComparer.Ordinal).FirstOrDefault("ready");
        var more = rebuild.Changed.Count > 1 ? $" and {rebuild.Changed.Count - 1} more" : "";
        return $"{first}{more}: {rebuild.Time.TotalMilliseconds:0} ms{outcome}";
    }

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
                        loop.RebuildAll();
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

    [SuppressMessage("Design", "CA1031", Justification = "The preview works without a browser on this machine.")]
    private static void OpenBrowser(Uri address, ConsoleReport report)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception exception)
        {
            report.Note($"could not open a browser: {exception.Message}");
        }
    }
}
