using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Digest.Output;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Cli.Published;

/// <summary>Reads the pages and files of a site on the web: from its <c>build.json</c>, or else from its sitemap.</summary>
internal sealed class WebSite : IDisposable
{
    private const int MostRedirects = 5;
    private const int MostSitemaps = 100;

    private readonly Uri _site;
    private readonly HttpClient _client;
    private readonly CancellationToken _cancelled;
    private long _bytesLeft = PublishedSite.MostBytes;

    private WebSite(Uri site, CancellationToken cancelled)
    {
        _site = site;
        _cancelled = cancelled;
        // Redirects are followed here, because they must not leave the host.
#pragma warning disable CA2000 // the client owns it
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = !site.IsLoopback,
        });
#pragma warning restore CA2000
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("digest", null));
    }

    /// <param name="url">The root of the site, or its <c>build.json</c> or sitemap.</param>
    /// <param name="patience">For all requests together.</param>
    public static async Task<IEnumerable<PublishedFile>> ReadFiles(Uri url, TimeSpan patience, CancellationToken interrupted)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        timeout.CancelAfter(patience);
        using var site = new WebSite(url, timeout.Token);
        try
        {
            return await site.ReadFiles().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!interrupted.IsCancellationRequested)
        {
            throw new NetworkException($"{url.Host} did not answer completely within {patience.TotalSeconds} seconds");
        }
        catch (HttpRequestException exception)
        {
            throw new NetworkException($"cannot read {url}: {exception.GetBaseException().Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not NetworkException)
        {
            throw new NetworkException($"{url.Host} sent a damaged file: {exception.Message}", exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<IEnumerable<PublishedFile>> ReadFiles()
    {
        if (Path.GetExtension(_site.AbsolutePath) is ".json" or ".xml" or ".gz")
            return await ReadList(_site).ConfigureAwait(false) ?? throw new NetworkException($"there is no {_site}");

        var root = SafeUri.Resolve(_site, PageAddress.Of(_site.AbsolutePath).TrimEnd('/') + "/");
        var list = await Get(Below(root, Permalinks.BuildFile)).ConfigureAwait(false);
        if (list is not null && PublishedSite.FilesIn(list) is { } files)
            return files;

        var all = new List<PublishedFile>();
        foreach (var sitemap in await Sitemaps(root).ConfigureAwait(false))
            all.AddRange(await ReadList(sitemap, root.AbsolutePath).ConfigureAwait(false) ?? []);
        return all.Count > 0 ? all : throw new NetworkException($"{root} has no build.json, and no sitemap with an address below it");
    }

    /// <summary>The sitemaps that <c>robots.txt</c> names, or the usual one.</summary>
    private async Task<IReadOnlyCollection<Uri>> Sitemaps(Uri root)
    {
        const string Field = "Sitemap:";
        var robots = await Get(Below(root, Permalinks.Robots)).ConfigureAwait(false);
        List<Uri> named =
        [
            .. Encoding.UTF8.GetString(robots ?? []).Split('\n')
                .Where(line => line.StartsWith(Field, StringComparison.OrdinalIgnoreCase))
                .Select(line => SafeUri.TryResolve(root, line[Field.Length..].Trim(), out var url) ? url : null)
                .OfType<Uri>()
                .Where(IsOfTheSite),
        ];
        return named.Count > 0 ? named : [Below(root, Permalinks.Sitemap)];
    }

    /// <summary>What a <c>build.json</c>, a sitemap or the sitemaps that it lists name; null if there is no such file.</summary>
    /// <param name="root">The path of the site; null to take it from the sitemap.</param>
    private async Task<IEnumerable<PublishedFile>?> ReadList(Uri url, string? root = null)
    {
        if (await Get(url).ConfigureAwait(false) is not { } bytes)
            return null;
        if (PublishedSite.FilesIn(bytes) is { } files)
            return files;
        var urls = new List<Uri>();
        var file = SitemapIn(bytes, url);
        if (!file.IsIndex)
            urls.AddRange(file.UrlsFrom(url));
        foreach (var other in file.IsIndex ? file.UrlsFrom(url).Take(MostSitemaps) : [])
        {
            if (!IsOfTheSite(other))
                throw new NetworkException($"{url} lists a sitemap of another host, {other.Host}");
            var sitemap = SitemapIn(await Get(other).ConfigureAwait(false) ?? throw new NetworkException($"there is no {other}"), other);
            if (sitemap.IsIndex)
                throw new NetworkException($"{other} lists further sitemaps, which a listed sitemap must not");
            urls.AddRange(sitemap.UrlsFrom(other));
        }

        var addresses = PageAddress.BelowRoot([.. urls.Where(page => page.IdnHost == _site.IdnHost)], root);
        return addresses.Select(address => new PublishedFile(address));
    }

    private static SitemapFile SitemapIn(byte[] bytes, Uri url) =>
        SitemapFile.Read(bytes) ?? throw new NetworkException($"{url} is not a sitemap");

    /// <summary>Requests a file; null if there is none.</summary>
    private async Task<byte[]?> Get(Uri url)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var response = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, _cancelled).ConfigureAwait(false);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await BytesOf(response, url).ConfigureAwait(false);
                case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                    return null;
                case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect when redirects < MostRedirects:
                    url = TargetOf(response, url);
                    break;
                default:
                    throw new NetworkException($"{url} answered with status {(int)response.StatusCode}");
            }
        }
    }

    private Uri TargetOf(HttpResponseMessage response, Uri url)
    {
        if (response.Headers.NonValidated.TryGetValues("Location", out var location)
            && SafeUri.TryResolve(url, location.ToString(), out var target))
        {
            return IsOfTheSite(target) ? target
                : throw new NetworkException($"{url} redirects to {target.Host}, another host: name the address of the site there");
        }

        throw new NetworkException($"{url} redirects to no address");
    }

    /// <summary>The same host and port, or the same host by HTTPS.</summary>
    private bool IsOfTheSite(Uri url) =>
        url.IdnHost == _site.IdnHost
        && ((url.Scheme == _site.Scheme && url.Port == _site.Port) || (url.Scheme == "https" && url.IsDefaultPort && _site.IsDefaultPort));

    private async Task<byte[]> BytesOf(HttpResponseMessage response, Uri url)
    {
        using var stream = await response.Content.ReadAsStreamAsync(_cancelled).ConfigureAwait(false);
        var bytes = await ReadLimited(stream, url).ConfigureAwait(false);
        if (bytes is not [0x1F, 0x8B, ..]) // a file that is compressed itself, such as sitemap.xml.gz
            return bytes;
        using var compressed = new MemoryStream(bytes, writable: false);
        using var file = new GZipStream(compressed, CompressionMode.Decompress);
        return await ReadLimited(file, url).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadLimited(Stream stream, Uri url)
    {
        var bytes = await LimitedStream.ReadToEndAsync(stream, _bytesLeft, _cancelled).ConfigureAwait(false)
            ?? throw new NetworkException($"{url} is too large: digest reads at most {PublishedSite.MostBytes / 1_000_000} MB of a site");
        _bytesLeft -= bytes.Length;
        return bytes;
    }

    private static Uri Below(Uri root, string address) => SafeUri.Resolve(root, address.TrimStart('/'));
}
