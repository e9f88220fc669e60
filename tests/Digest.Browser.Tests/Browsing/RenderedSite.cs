using System.Buffers;
using System.Collections.Frozen;
using Digest.Cli;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Browsing;

/// <summary>
/// The repository's own site with two specimen stories beside its real ones, which have between them everything that an article can have.
/// It is held in memory and handed to the browser as answers to its requests: there is no server and no port.
/// </summary>
internal sealed class RenderedSite
{
    private const string Specimens = "tests/Digest.Browser.Tests/Specimen";

    private readonly string _linkRoot;
    private readonly FrozenDictionary<string, byte[]> _files;

    private RenderedSite(string linkRoot, CompiledSite site)
    {
        _linkRoot = linkRoot;
        Origin = $"https://{site.Settings?.Host}";
        _files = site.Files.ToFrozenDictionary(file => file.Path, BytesOf, StringComparer.Ordinal);
    }

    /// <summary>At the root of its host.</summary>
    public static RenderedSite AtRoot { get; } = At("");

    /// <summary>Below a path, as Pages serves the site of a repository.</summary>
    public static RenderedSite BelowRepo { get; } = At("/repo");

    public string Origin { get; }

    public IEnumerable<string> Pages => _files.Keys.Where(path => path.EndsWith("/index.html", StringComparison.Ordinal));

    /// <summary>The whole address of a page.</summary>
    /// <param name="address">From the root of the site, with a slash in front.</param>
    public string UrlOf(string address) => Origin + _linkRoot + address;

    /// <summary>Answers a request of the browser as Pages would; anything outside the site is refused.</summary>
    /// <param name="route">The request.</param>
    /// <param name="edit">Does something to a page on its way.</param>
    public Task AnswerAsync(IRoute route, Func<string, string> edit)
    {
        var url = new Uri(route.Request.Url);
        var path = Uri.UnescapeDataString(url.AbsolutePath);
        if (url.GetLeftPart(UriPartial.Authority) != Origin || !path.StartsWith(_linkRoot + "/", StringComparison.Ordinal))
            return route.AbortAsync();

        var (status, type, bytes) = AnswerTo(path);
        if (type == TypeOf(".html"))
            bytes = System.Text.Encoding.UTF8.GetBytes(edit(System.Text.Encoding.UTF8.GetString(bytes)));
        return route.FulfillAsync(new() { Status = status, ContentType = type, BodyBytes = bytes });
    }

    /// <summary>What Pages would answer.</summary>
    /// <param name="path">As it is asked for, decoded.</param>
    public (int Status, string ContentType, byte[] Bytes) AnswerTo(string path)
    {
        var file = path.StartsWith(_linkRoot + "/", StringComparison.Ordinal) ? path[(_linkRoot.Length + 1)..] : path;
        if (file.Length == 0 || file.EndsWith('/'))
            file += "index.html";
        return _files.TryGetValue(file, out var bytes) ? (200, TypeOf(file), bytes) : (404, TypeOf(".html"), _files["404.html"]);
    }

    private static RenderedSite At(string linkRoot)
    {
        var sources = Disk.ReadSources(Repository.Root);
        var specimens = new SourceTree([.. sources.Files, .. SpecimenFiles()], sources.Refused);
        var site = SiteCompiler.Compile(specimens, new(
            new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
            [KeyValuePair.Create("LinkRoot", linkRoot), KeyValuePair.Create("PageSize", "3")],
            Drafts: false), new BuildCache());
        return site.Succeeded ? new(linkRoot, site) : throw new InvalidOperationException(string.Join('\n', site.Diagnostics));
    }

    private static IEnumerable<SourceFile> SpecimenFiles()
    {
        var folder = Path.Combine(Repository.Root, Specimens);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => SourceFile.InMemory($"input/articles/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", File.ReadAllBytes(file)));
    }

    private static byte[] BytesOf(OutputFile file)
    {
        switch (file)
        {
            case CopiedFile copied:
                return copied.Source.ReadAllBytes();
            case RenderedFile rendered:
                var bytes = new ArrayBufferWriter<byte>();
                var diagnostics = new DiagnosticBag();
                rendered.Render(bytes, diagnostics);
                return diagnostics.ErrorCount == 0 ? bytes.WrittenSpan.ToArray() : throw new InvalidOperationException($"{file.Path} does not render.");
            default:
                throw new InvalidOperationException("A kind of file that has no bytes here.");
        }
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".xml" => "application/xml",
        ".txt" => "text/plain; charset=utf-8",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
