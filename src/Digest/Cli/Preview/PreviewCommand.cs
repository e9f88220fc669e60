namespace Digest.Cli.Preview;

/// <summary><c>digest preview</c>: the site as it would be published, in a browser on this machine.</summary>
internal static class PreviewCommand
{
    public static int Run(CommandOptions options, PreviewOptions previewOptions, ConsoleReport report, CancellationToken interrupted) =>
        RunAsync(options, previewOptions, report, interrupted).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(CommandOptions options, PreviewOptions previewOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var stage = new PreviewStage();
        var server = await PreviewServer.Start(stage, previewOptions, report, interrupted).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var compilation = Compilation.Of(options);
            report.Problems(compilation.Site.Diagnostics);
            stage.Show(new(1, compilation.Site.Succeeded ? new(compilation.Site) : null, compilation.Site.Diagnostics));
            report.Summary($"preview at {server.Address}");
            await Task.Delay(Timeout.Infinite, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Interrupted;
    }
}
