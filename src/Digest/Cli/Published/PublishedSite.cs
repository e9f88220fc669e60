using Digest.Cli.Disk;
using Digest.Output;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Cli.Published;

/// <summary>Reads what an earlier version of the site consists of, for <c>digest check --against</c> and <c>digest diff</c>.</summary>
internal static class PublishedSite
{
    /// <summary>The most that is read of the web, and of a file, in bytes.</summary>
    public const long MostBytes = 50_000_000;

    // A site of 1 GB, the limit of GitHub Pages, has fewer.
    private const int MostPages = 1_000_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly EnumerationOptions s_allFiles = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = true,
    };

    /// <summary>The base of the addresses in a file, whose URL is not known; never printed.</summary>
    private static readonly Uri s_anyHost = new UriBuilder("https", "site.invalid").Uri;

    /// <param name="option">What names the place on the command line, for messages.</param>
    /// <param name="place">An HTTPS URL, a built folder, a <c>build.json</c> or a sitemap.</param>
    /// <exception cref="UsageException">The place is none of these.</exception>
    /// <exception cref="NetworkException">The site on the web does not answer as a site does.</exception>
    public static ImmutableArray<PublishedFile> Read(string option, string place, CancellationToken interrupted)
    {
        var files = place.Contains("://", StringComparison.Ordinal) ? ReadWeb(option, place, interrupted)
            : Directory.Exists(place) ? ReadFolder(option, RealPath.Of(place))
            : File.Exists(place) ? ReadFile(option, RealPath.Of(place))
            : throw new UsageException($"{option}: there is no file or folder {place}");
        ImmutableArray<PublishedFile> distinct = [.. files.DistinctBy(file => file.Address, StringComparer.Ordinal)];
        return distinct.Length switch
        {
            _ when distinct.All(file => !file.IsPage) => throw new UsageException($"{option}: {place} has no page"),
            > MostPages => throw new UsageException($"{option}: {place} has more than {MostPages:N0} pages"),
            _ => distinct,
        };
    }

    private static IEnumerable<PublishedFile> ReadWeb(string option, string place, CancellationToken interrupted)
    {
        if (!SafeUri.TryParse(place, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            throw new UsageException($"{option}: {place} is not the URL of a site");
        if (url.Scheme == "http" && !url.IsLoopback)
            throw new UsageException($"{option}: the URL must start with https://, because others could change what HTTP transfers");
        return WebSite.ReadFiles(url, s_patience, interrupted).GetAwaiter().GetResult();
    }

    /// <summary>What a <c>build.json</c> names; null if it is another file.</summary>
    public static IEnumerable<PublishedFile>? FilesIn(byte[] bytes) =>
        BuildFile.FilesIn(bytes)?.Select(file => file with { Address = PageAddress.Of(file.Address) });

    /// <summary>What the <c>build.json</c> of a built folder names; without one, its pages. Links are not followed.</summary>
    private static IEnumerable<PublishedFile> ReadFolder(string option, string folder)
    {
        if (FolderKind.Of(folder) == FolderKind.Part)
            throw new UsageException($"{option}: {folder} is a part of a site: join all parts with digest merge");
        var list = Path.Combine(folder, Permalinks.OutputPath(Permalinks.BuildFile));
        return Native.Stat(list).Kind == EntryKind.File && BytesOf(list) is { } bytes && FilesIn(bytes) is { } files ? files
            : DiskException.Explain($"cannot read {folder}", () => Directory
                .EnumerateFiles(folder, "*.html", s_allFiles)
                .Select(file => PageAddress.Of(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')))
                .Select(address => new PublishedFile(address))
                .ToList());
    }

    /// <summary>Null if the file is too large.</summary>
    private static byte[]? BytesOf(string path) => DiskException.Explain($"cannot read {path}", () =>
    {
        using var stream = SharedFile.OpenRead(path);
        return LimitedStream.ReadToEnd(stream, MostBytes);
    });

    private static IEnumerable<PublishedFile> ReadFile(string option, string path)
    {
        var bytes = BytesOf(path) ?? throw new UsageException($"{option}: {path} has more than {MostBytes:N0} bytes");
        if (FilesIn(bytes) is { } files)
            return files;
        var sitemap = SitemapFile.Read(bytes) ?? throw new UsageException($"{option}: {path} is neither a build.json nor a sitemap");
        if (sitemap.IsIndex)
            throw new UsageException($"{option}: {path} lists other sitemaps: name one of them, or the URL of the site");
        return PageAddress.BelowRoot(sitemap.UrlsFrom(s_anyHost), root: null).Select(address => new PublishedFile(address));
    }
}
