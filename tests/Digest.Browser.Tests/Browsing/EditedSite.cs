using Digest.Cli.Preview;
using Digest.Cli.Server;
using Digest.Configuration;

namespace Digest.Browser.Tests.Browsing;

/// <summary>A copy of the repository's site in a temporary folder, served by a preview, with methods that edit its files.</summary>
internal sealed class EditedSite : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digest-preview-").FullName;
    private readonly CancellationTokenSource _end = new();
    private readonly LatestState _latest = new();
    private WatchedSources? _sources;
    private Task? _following;
    private LocalServer? _server;

    public Uri Address => _server!.Address;

    /// <param name="styles">The setting <c>Styles</c>.</param>
    public static async Task<EditedSite> OpenAsync(string styles = "auto")
    {
        var site = new EditedSite();
        foreach (var file in (IEnumerable<string>)[.. FilesBelow("input"), .. FilesBelow("theme"), "statiq.json"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(site.PathOf(file))!);
            File.Copy(Path.Combine(Repository.Root, file), site.PathOf(file));
        }

        site._sources = WatchedSources.Open(site._folder);
        var options = new CompileOptions(
            new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), [KeyValuePair.Create("Styles", styles)], Drafts: false);
        var loop = new PreviewLoop(site._sources, site._latest, () => options);
        loop.Start();
        site._following = Task.Run(async () =>
        {
            while (true)
            {
                await loop.FileChanged(site._end.Token);
                await loop.Update(site._end.Token);
            }
        });
        await site.ServeAsync(port: 0);
        return site;
    }

    /// <summary>Edits a file as most editors do: writes a new file and moves it over the old one.</summary>
    public void Save(string path, Func<string, string> edit)
    {
        File.WriteAllText(PathOf(path) + "~", edit(File.ReadAllText(PathOf(path))));
        File.Move(PathOf(path) + "~", PathOf(path), overwrite: true);
    }

    public void Add(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Delete(string path) => File.Delete(PathOf(path));

    /// <summary>Restarts the server on the same port.</summary>
    public async Task RestartAsync()
    {
        var port = Address.Port;
        await _server!.DisposeAsync();
        await ServeAsync(port);
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _end.CancelAsync();
        await _following!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sources!.Dispose();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ServeAsync(int port) =>
        _server = await PreviewServer.Start(_latest, new(port, null, []), new(TextWriter.Null, TextWriter.Null), CancellationToken.None);

    private string PathOf(string path) => Path.Combine(_folder, path);

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file));
}
