using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Digest.Cli.Disk;
using Digest.Cli.Pictures;
using Digest.Incremental;
using Digest.Output;
using Digest.Output.Cards;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>
/// The repository's site with two additional specimen stories, which together use every feature of an article, and two specimen events.
/// It is in memory, and a file is rendered when it is requested. Requests are intercepted, so there is no server and no port.
/// </summary>
internal sealed class RenderedSite
{
    private const string Specimens = "tests/Digest.Browser.Tests/Specimen";

    private readonly string _linkRoot;
    private readonly FrozenDictionary<string, Lazy<byte[]>> _files;

    private RenderedSite(string linkRoot, CompiledSite site)
    {
        _linkRoot = linkRoot;
        Compiled = site;
        Origin = $"https://{site.Settings?.Host}";
        _files = site.Files.ToFrozenDictionary(
            file => file.Path, file => new Lazy<byte[]>(() => BytesOf(file)), StringComparer.Ordinal);
    }

    /// <summary>Without <c>LinkRoot</c>.</summary>
    public static RenderedSite AtRoot { get; } = At("");

    /// <summary>With <c>LinkRoot=/repo</c>, as GitHub Pages serves the site of a repository.</summary>
    public static RenderedSite BelowRepo { get; } = At("/repo");

    public CompiledSite Compiled { get; }

    public string Origin { get; }

    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>The absolute URL of a page.</summary>
    /// <param name="address">From the root of the site, with a slash in front.</param>
    public string UrlOf(string address) => Origin + _linkRoot + address;

    /// <summary>Responds to a request as GitHub Pages does; requests outside the site are aborted.</summary>
    /// <param name="route">The request.</param>
    /// <param name="edit">Changes the HTML of a page.</param>
    public Task FulfillAsync(IRoute route, Func<string, string> edit)
    {
        var url = new Uri(route.Request.Url);
        var path = Uri.UnescapeDataString(url.AbsolutePath);
        if (url.GetLeftPart(UriPartial.Authority) != Origin || !path.StartsWith(_linkRoot + "/", StringComparison.Ordinal))
            return route.AbortAsync();

        var (status, type, bytes) = ResponseTo(path);
        if (type == TypeOf(".html"))
            bytes = System.Text.Encoding.UTF8.GetBytes(edit(System.Text.Encoding.UTF8.GetString(bytes)));
        return route.FulfillAsync(new() { Status = status, ContentType = type, BodyBytes = bytes });
    }

    /// <summary>The response of GitHub Pages.</summary>
    /// <param name="path">The requested path, decoded.</param>
    public (int Status, string ContentType, byte[] Bytes) ResponseTo(string path)
    {
        var file = path.StartsWith(_linkRoot + "/", StringComparison.Ordinal) ? path[(_linkRoot.Length + 1)..] : path;
        if (file.Length == 0 || file.EndsWith('/'))
            file += "index.html";
        return _files.TryGetValue(file, out var found)
            ? (200, TypeOf(file), found.Value)
            : (404, TypeOf(".html"), _files["404.html"].Value);
    }

    /// <summary>A site with the theme and the settings of the repository, and other texts.</summary>
    public static RenderedSite With(IEnumerable<SourceFile> input)
    {
        var sources = SourceFolder.Read(Repository.Root);
        var theme = sources.Files.Where(file => !file.Path.StartsWith(ProjectLayout.Input + "/", StringComparison.Ordinal));
        return Of(new([.. theme, .. input]), "", pageSize: "1000");
    }

    /// <param name="now">The time of the build.</param>
    public static RenderedSite Of(SourceTree sources, DateTimeOffset now) => Of(sources, "", pageSize: "1000", now);

    private static RenderedSite At(string linkRoot)
    {
        var sources = SourceFolder.Read(Repository.Root);
        return Of(new([.. sources.Files, .. SpecimenFiles()], sources.Refused), linkRoot, pageSize: "3");
    }

    private static RenderedSite Of(SourceTree sources, string linkRoot, string pageSize, DateTimeOffset? now = null)
    {
        var site = SiteCompiler.Compile(sources, new(
            now ?? new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
            [KeyValuePair.Create("LinkRoot", linkRoot), KeyValuePair.Create("PageSize", pageSize)],
            Drafts: false), new BuildCache());
        return site.Succeeded ? new(linkRoot, site) : throw new InvalidOperationException(string.Join('\n', site.Diagnostics));
    }

    private static IEnumerable<SourceFile> SpecimenFiles()
    {
        var folder = Path.Combine(Repository.Root, Specimens);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            yield return SourceFile.InMemory($"input/{path}", File.ReadAllBytes(file));
        }
    }

    private static byte[] BytesOf(OutputFile file)
    {
        switch (file)
        {
            case CopiedFile copied:
                return copied.Source.ReadAllBytes();
            case CardFile card: // no page shows it
                return Encoding.UTF8.GetBytes(card.Draw(new()));
            case PictureFile picture:
                return PictureResizer.Make(picture.Photograph, picture.Versions)[picture.Path];
            case RenderedFile rendered:
                var bytes = new ArrayBufferWriter<byte>();
                var diagnostics = new DiagnosticBag();
                rendered.Render(bytes, diagnostics);
                return diagnostics.ErrorCount == 0
                    ? bytes.WrittenSpan.ToArray()
                    : throw new InvalidOperationException($"{file.Path} does not render.");
            default:
                throw new InvalidOperationException($"No test renders a {file.GetType().Name}.");
        }
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".xml" => "application/xml",
        ".txt" => "text/plain; charset=utf-8",
        ".json" => "application/json",
        ".js" => "text/javascript",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        _ => "application/octet-stream",
    };
}
