using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;
using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>Resolves links to files as GitHub Pages does: case matters, and a folder means its <c>index.html</c>.</summary>
internal sealed class SiteFiles
{
    private const int LongestPlain = 256;
    private const string Index = "index.html";

    public const string NotAbsolute = "which is not an absolute URL";

    // The base of all URLs if the site has no host; never printed.
    private static readonly Uri s_unknownHost = new UriBuilder("https", "site.invalid").Uri;

    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private static readonly string[] s_allowedSchemes = ["http", "https", "mailto", "tel"];
    private readonly IReadOnlyList<OutputFile> _files;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    /// <summary>The files of URLs that mean the same on every page, of those that are not plain: many pages have the same links.</summary>
    private readonly ConcurrentDictionary<string, (int File, string Anchor)> _resolved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _compressedSizes = new();
    private readonly Uri _site;

    public SiteFiles(IReadOnlyList<OutputFile> files, SourceTree sources, string address)
    {
        _files = files;
        for (var index = 0; index < files.Count; index++)
            _indices[files[index].Path] = index;
        HasHost = !address.StartsWith('/');
        _site = SafeUri.Resolve(s_unknownHost, address.EndsWith('/') ? address : address + "/");
        BrokenLinks = new(sources, HasHost ? _site.GetLeftPart(UriPartial.Authority) : "");
    }

    public BrokenLinks BrokenLinks { get; }

    public OutputFile this[int index] => _files[index];

    public SharedStrings Strings { get; } = new();
    public SharedLists<string> SharedTexts { get; } = new();
    public SharedLists<(string, string)> SharedPairs { get; } = new();
    public SharedLists<(string Language, int File)> SharedAlternates { get; } = new();

    /// <summary>Whether the host of the site is set, so that it has absolute URLs.</summary>
    public bool HasHost { get; }

    /// <summary>The index of a file in the list, or -1.</summary>
    public int IndexOf(string path) => _indices.GetValueOrDefault(path, -1);

    /// <summary>The compressed size of a stylesheet that a page links to; 0 if the site has none there.</summary>
    public int CompressedSizeOf(OutputFile page, string url) =>
        Resolve(page.Path, url) is { Target: LinkTarget.File, File: var file } ? _compressedSizes.GetOrAdd(file, CompressedSizeOf) : 0;

    private int CompressedSizeOf(int index)
    {
        if (_files[index] is not RenderedFile file)
            return 0;
        var bytes = new ChunkedBuffer();
        file.Render(bytes, new());
        return PageSizeCheck.CompressedLength(bytes.Written, CompressionLevel.Optimal);
    }

    /// <summary>The URL of a file; that of an <c>index.html</c> is its folder.</summary>
    public Uri UrlOf(string path)
    {
        // Encoded here, so that the check does not use the compiler's code.
        var visible = path == Index || path.EndsWith("/" + Index, StringComparison.Ordinal) ? path[..^Index.Length] : path;
        return SafeUri.Resolve(_site, string.Join('/', visible.Split('/').Select(Uri.EscapeDataString)));
    }

    /// <summary>Returns the file and the anchor of a link within the site, else null.</summary>
    public (int File, string Anchor)? CheckLink(OutputFile from, string url)
    {
        var (target, file, anchor, reason) = Resolve(from.Path, url);
        if (target == LinkTarget.Broken)
            BrokenLinks.Add(from, url, reason);
        return target == LinkTarget.File ? (file, anchor) : null;
    }

    /// <summary>Checks a link that must lead to this site, and be absolute if the host is set.</summary>
    public void CheckOwnLink(OutputFile from, string url)
    {
        if (HasHost && !IsAbsolute(url))
            BrokenLinks.Add(from, url, NotAbsolute);
        else if (CheckLink(from, url) is null && Resolve(from.Path, url).Target == LinkTarget.External)
            BrokenLinks.Add(from, url, "which is not of this site");
    }

    /// <summary>Whether a URL has a scheme and a host. (.NET on Unix takes <c>/ms/</c> for an absolute file URL.)</summary>
    public static bool IsAbsolute(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <param name="from">The path of the file with the link.</param>
    public (LinkTarget Target, int File, string Anchor, string Reason) Resolve(string from, string url)
    {
        if (url.StartsWith('#'))
            return (LinkTarget.File, IndexOf(from), Uri.UnescapeDataString(url.TrimStart('#')), "");
        if (!url.StartsWith('/') && !IsAbsolute(url))
            return ResolveFrom(from, url);
        if (FindPlain(url) is >= 0 and var file)
            return (LinkTarget.File, file, "", "");
        if (_resolved.TryGetValue(url, out var known))
            return (LinkTarget.File, known.File, known.Anchor, "");
        var found = ResolveFrom(from, url);
        if (found.Target == LinkTarget.File)
            _resolved[url] = (found.File, found.Anchor);
        return found;
    }

    /// <summary>The file of a URL that needs no parser, as most links of most sites: no sign in it has a meaning but the slash.</summary>
    private int FindPlain(string url)
    {
        var root = url.StartsWith('/') ? _site.AbsolutePath : _site.AbsoluteUri;
        var path = url.StartsWith(root, StringComparison.Ordinal) ? url.AsSpan(root.Length) : "..";
        if (path.Length > LongestPlain || path.ContainsAnyExcept(s_plain)
            || path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal))
            return -1;
        Span<char> file = stackalloc char[path.Length + Index.Length];
        path.CopyTo(file);
        Index.CopyTo(file[path.Length..]);
        return _indices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(
            path.IsEmpty || path.EndsWith('/') ? file : path, out var index) ? index : -1;
    }

    private (LinkTarget Target, int File, string Anchor, string Reason) ResolveFrom(string from, string url)
    {
        if (!SafeUri.TryResolve(UrlOf(from), url, out var absolute))
            return Broken("which is not a URL");
        if (!s_allowedSchemes.Contains(absolute.Scheme))
            return Broken($"whose scheme {absolute.Scheme}: is not allowed");
        if (absolute.Scheme is not ("http" or "https") || absolute.Authority != _site.Authority)
            return (LinkTarget.External, -1, "", "");

        var path = Uri.UnescapeDataString(absolute.AbsolutePath);
        var root = Uri.UnescapeDataString(_site.AbsolutePath);
        if (!path.StartsWith(root, StringComparison.Ordinal))
            return Broken($"which is outside of {root}, the root of the site");

        var file = path[root.Length..];
        if (file.Length == 0 || file.EndsWith('/'))
            file += Index;
        return _indices.TryGetValue(file, out var index)
            ? (LinkTarget.File, index, Uri.UnescapeDataString(absolute.Fragment.TrimStart('#')), "")
            : Broken(ReasonOf(file));

        static (LinkTarget, int, string, string) Broken(string reason) => (LinkTarget.Broken, -1, "", reason);
    }

    private string ReasonOf(string missing)
    {
        if (_indices.ContainsKey($"{missing}/{Index}"))
            return "which lacks the slash at its end";
        return _indices.Keys.FirstOrDefault(path => path.Equals(missing, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $"but the file is {other}: case matters"
            : "which does not exist";
    }
}
