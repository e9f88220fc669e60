using Digest.Cli.Disk;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Sources.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Commands;

/// <summary><c>digest serve</c>: a built folder as Pages would serve it, for a last look. Nothing is added to the pages.</summary>
internal static class ServeCommand
{
    private const string NotFound = "404.html";

    /// <param name="folder">From the current folder; null for the site's own output folder.</param>
    public static int Run(string? folder, CommandOptions options, ServerOptions listening, ConsoleReport report, CancellationToken interrupted)
    {
        var diagnostics = new DiagnosticBag();
        var settings = SettingsOf(options, diagnostics);
        if (settings is null && diagnostics.HasErrors)
        {
            report.Problems(diagnostics.ToImmutable(new([])));
            return ExitCode.Usage;
        }

        folder = Path.GetFullPath(folder ?? Path.Combine(options.Root, settings?.OutputPath ?? "output"));
        if (!Directory.Exists(folder))
            throw new UsageException($"there is no folder {folder} to serve: run digest build first, or name another one");
        ServeAsync(folder, settings?.LinkRoot ?? LinkRootIn(options), listening, report, interrupted).GetAwaiter().GetResult();
        return ExitCode.Interrupted;
    }

    /// <summary>A folder can be served without its sources beside it; then only the command line says what it stands below.</summary>
    private static Settings? SettingsOf(CommandOptions options, DiagnosticBag diagnostics) =>
        File.Exists(Path.Combine(options.Root, Settings.File))
            ? Settings.Parse(SourceFolder.Read(Path.GetFullPath(options.Root)), new(default, options.Settings, Drafts: false), new(), diagnostics)
            : null;

    private static string LinkRootIn(CommandOptions options) =>
        options.Settings.LastOrDefault(setting => setting.Key.Equals(nameof(Settings.LinkRoot), StringComparison.OrdinalIgnoreCase)).Value?.Trim('/') is { Length: > 0 } root ? $"/{root}" : "";

    private static async Task ServeAsync(string folder, string linkRoot, ServerOptions listening, ConsoleReport report, CancellationToken interrupted)
    {
        var built = new BuiltFolder(folder);
        var server = await LocalServer.Start(listening, report, (context, _) => Answer(context, built, linkRoot), interrupted).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            report.Summary($"{folder} at {new Uri(server.Address, linkRoot + "/")}, until Ctrl-C");
            await Task.Delay(Timeout.Infinite, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task Answer(HttpContext context, BuiltFolder built, string linkRoot)
    {
        var files = built.Files;
        return Destination.Of(context.Request.Path.Value ?? "", linkRoot, files.ContainsKey) switch
        {
            Destination.File file => Copy(StatusCodes.Status200OK, file.Path),
            Destination.Elsewhere elsewhere => context.Response.MoveTo(elsewhere.Location),
            _ when files.ContainsKey(NotFound) => Copy(StatusCodes.Status404NotFound, NotFound),
            _ => context.Response.Refuse(StatusCodes.Status404NotFound, "There is no such file, and no 404.html to say so."),
        };

        Task Copy(int status, string name) =>
            context.Response.Copy(status, ContentTypes.Of(name), () => new FileStream(files[name], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }
}
