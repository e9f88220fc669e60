using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;

namespace Digest.Output.Checks;

/// <summary>Reads the content of the entries of feeds. Feeds of several topics and formats have the same entries.</summary>
internal sealed class EntryContents(HtmlParser parser)
{
    /// <summary>Some megabytes of URLs.</summary>
    private const int MostEntries = 4096;

    private readonly Dictionary<string, ImmutableArray<string>> _urls = new(StringComparer.Ordinal); // by the hash of the content

    public ImmutableArray<string> UrlsIn(string html)
    {
        var hash = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(html.AsSpan())));
        if (_urls.TryGetValue(hash, out var known))
            return known;
        if (_urls.Count == MostEntries)
            _urls.Clear();
        using var document = parser.ParseDocument(html.AsMemory());
        return _urls[hash] = [.. PageLinksCheck.UrlsOf(new(document)).Select(link => link.Url)];
    }
}
