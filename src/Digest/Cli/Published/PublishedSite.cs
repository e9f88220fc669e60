using Digest.Cli.Disk;
using Digest.Output;
using Digest.Output.LostPages;
using Digest.Sources;

namespace Digest.Cli.Published;

/// <summary>Reads the addresses of an earlier version of the site, for <c>digest check --against</c>.</summary>
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

    /// <param name="place">An HTTPS URL, a built folder, a <c>build.json</c> or a sitemap.</param>
    /// <exception cref="UsageException">The place is none of these.</exception>
    /// <exception cref="NetworkException">The site on the web does not answer as a site does.</exception>
    public static ImmutableArray<PublishedPage> Read(string place, CancellationToken interrupted)
    {
        var pages = place.Contains("://", StringComparison.Ordinal) ? ReadWeb(place, interrupted)
            : Directory.Exists(place) ? ReadFolder(RealPath.Of(place))
            : File.Exists(place) ? ReadFile(RealPath.Of(place))
            : throw new UsageException($"--against: there is no file or folder {place}");
        ImmutableArray<PublishedPage> distinct =
            [.. pages.Distinct(StringComparer.Ordinal).Take(MostPages + 1).Select(page => new PublishedPage(page))];
        return distinct.Length switch
        {
            0 => throw new UsageException($"--against: {place} has no page"),
            > MostPages => throw new UsageException($"--against: {place} has more than {MostPages:N0} pages"),
            _ => distinct,
        };
    }

    private static IEnumerable<string> ReadWeb(string place, CancellationToken interrupted)
    {
        if (!SafeUri.TryParse(place, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            throw new UsageException($"--against: {place} is not the URL of a site");
        if (url.Scheme == "http" && !url.IsLoopback)
            throw new UsageException("--against: the URL must start with https://, because others could change what HTTP transfers");
        return WebSite.ReadAddresses(url, s_patience, interrupted).GetAwaiter().GetResult();
    }

    /// <summary>The pages of a built folder. Links are not followed.</summary>
    private static IEnumerable<string> ReadFolder(string folder) => DiskException.Explain($"cannot read {folder}", () => Directory
        .EnumerateFiles(folder, "*.html", s_allFiles)
        .Select(file => PageAddress.Of(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')))
        .Take(MostPages + 1)
        .ToList());

    private static IEnumerable<string> ReadFile(string path)
    {
        var bytes = DiskException.Explain($"cannot read {path}", () =>
        {
            using var stream = SharedFile.OpenRead(path);
            return LimitedStream.ReadToEnd(stream, MostBytes);
        }) ?? throw new UsageException($"--against: {path} has more than {MostBytes:N0} bytes");
        if (BuildFile.AddressesIn(bytes) is { } addresses)
            return addresses.Select(PageAddress.Of);
        var sitemap = SitemapFile.Read(bytes) ?? throw new UsageException($"--against: {path} is neither a build.json nor a sitemap");
        if (sitemap.IsIndex)
            throw new UsageException($"--against: {path} lists other sitemaps: name one of them, or the URL of the site");
        return PageAddress.BelowRoot(sitemap.UrlsFrom(s_anyHost), root: null);
    }
}
