using Digest.Cli.Disk;
using Digest.Cli.Server;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.SiteModel;
using Digest.Sources.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Digest.Cli.Commands;

/// <summary><c>digest serve</c>: serves a built folder as GitHub Pages does. The pages are not changed.</summary>
internal static class ServeCommand
{
    /// <param name="folder">Relative to the current folder; null for the output folder of the site.</param>
    public static int Run(
        string? folder, CommandOptions options, ServerOptions serverOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var diagnostics = new DiagnosticBag();
        var settings = SettingsOf(options, diagnostics);
        if (settings is null && diagnostics.HasErrors)
        {
            report.Problems(diagnostics.ToImmutable(new([])));
            return ExitCode.Usage;
        }

        folder = RealPath.Of(folder ?? Path.Combine(options.Root, settings?.OutputPath ?? CompiledSite.DefaultOutputPath));
        if (!Directory.Exists(folder))
            throw new UsageException($"there is no folder {folder}: run digest build first, or name another folder");
        if (FolderKind.Of(folder) == FolderKind.Part)
            throw new UsageException($"{folder} is a part of a site: join all parts with digest merge, and serve the site");
        var linkRoot = settings?.LinkRoot ?? LinkRootIn(options);
        ServeAsync(folder, linkRoot, serverOptions, report, interrupted).GetAwaiter().GetResult();
        return ExitCode.Interrupted;
    }

    /// <summary>Null for a folder without its sources; then only the command line gives the path that the site is served below.</summary>
    private static Settings? SettingsOf(CommandOptions options, DiagnosticBag diagnostics)
    {
        if (!File.Exists(Path.Combine(options.Root, Settings.File)))
            return null;
        var sources = SourceFolder.Read(Path.GetFullPath(options.Root)).Over(BuiltInTheme.Files);
        return Settings.Parse(sources, new(default, options.Settings, Drafts: false), new(), diagnostics);
    }

    private static string LinkRootIn(CommandOptions options)
    {
        const string Key = nameof(Settings.LinkRoot);
        var setting = options.Settings.LastOrDefault(pair => pair.Key.Equals(Key, StringComparison.OrdinalIgnoreCase));
        return setting.Value?.Trim('/') is { Length: > 0 } root ? $"/{root}" : "";
    }

    private static async Task ServeAsync(
        string folder, string linkRoot, ServerOptions serverOptions, ConsoleReport report, CancellationToken interrupted)
    {
        var built = new BuiltFolder(folder);
        var server = await LocalServer.Start(serverOptions, report, (context, _) => Respond(context, built, linkRoot), interrupted)
            .ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            report.Summary($"{folder} at {new Uri(server.Address, linkRoot + "/")}; Ctrl-C stops the server");
            await Task.Delay(Timeout.Infinite, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task Respond(HttpContext context, BuiltFolder built, string linkRoot)
    {
        var files = built.Files;
        return Destination.Resolve(context.Request.Path.Value ?? "", linkRoot, files.ContainsKey) switch
        {
            Destination.File file => Send(StatusCodes.Status200OK, file.Path),
            Destination.Redirect redirect => context.Response.RedirectTo(redirect.Location),
            _ when files.ContainsKey(Permalinks.NotFoundFile) => Send(StatusCodes.Status404NotFound, Permalinks.NotFoundFile),
            _ => context.Response.Refuse(StatusCodes.Status404NotFound, "There is no such file and no 404.html."),
        };

        Task Send(int status, string name) =>
            context.Response.SendFile(status, ContentTypes.Of(name), () => SharedFile.OpenRead(files[name]));
    }
}
