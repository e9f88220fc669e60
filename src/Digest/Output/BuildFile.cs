using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary>
/// <c>build.json</c>: every page with its hash, or with the address that it redirects to. With it, a later version of the site is
/// compared, and a workflow decides whether to deploy. Only a build knows the hashes: a preview renders pages on demand.
/// </summary>
internal static class BuildFile
{
    private const string VersionKey = "version";
    private const string AddressesKey = "addresses";
    private const string PagesKey = "pages";
    private const string FilesKey = "files";

    private static readonly JsonWriterOptions s_format = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static RenderedFile Of(ImmutableArray<Page> pages, Site site)
    {
        var path = Permalinks.OutputPath(Permalinks.BuildFile);
        return File(null) with { WithHashes = File };

        RenderedFile File(FileHashes? hashes) =>
            new(path, "build", (output, _) => Write(pages, site, hashes, output)) { IsContent = false };
    }

    /// <summary>The pages and other files that a file of this format lists; null if it is another file.</summary>
    public static ImmutableArray<PublishedFile>? FilesIn(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(VersionKey, out var version)
                ? version.GetInt32() switch
                {
                    1 => [.. AddressesIn(root.GetProperty(AddressesKey))],
                    2 => [.. PagesIn(root.GetProperty(PagesKey)), .. OthersIn(root)],
                    _ => null,
                }
                : null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null; // not JSON, or not the keys and types above
        }
    }

    private static IEnumerable<PublishedFile> AddressesIn(JsonElement addresses) =>
        addresses.EnumerateArray().Select(address => new PublishedFile(address.GetString() ?? ""));

    private static IEnumerable<PublishedFile> PagesIn(JsonElement kinds) =>
        from kind in kinds.EnumerateObject()
        from language in kind.Value.EnumerateObject()
        from page in language.Value.EnumerateObject()
        select new PublishedFile(page.Name) { Kind = kind.Name, Language = language.Name, Content = page.Value.GetString() };

    private static IEnumerable<PublishedFile> OthersIn(JsonElement root) => root.TryGetProperty(FilesKey, out var files)
        ? files.EnumerateObject().Select(file => new PublishedFile("/" + file.Name) { IsPage = false, Content = file.Value.GetString() })
        : [];

    private static void Write(ImmutableArray<Page> pages, Site site, FileHashes? hashes, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        var zone = site.Settings.TimeZone;
        json.WriteStartObject();
        json.WriteNumber(VersionKey, 2);
        json.WriteString("generator", $"Digest {ProgramVersion.Number}");
        json.WriteString("commit", ProgramVersion.Commit); // a workflow sees that a later one is not deployed yet
        json.WriteString("content", hashes?.OfSite());
        json.WriteString("newestArticle", Utc(site.Articles.Max(article => (DateTimeOffset?)article.Published.Moment(zone))));
        json.WriteString("nextChange", Utc(site.Schedule.NextChange));
        WritePages(json, pages, hashes);
        if (hashes is not null)
            WriteOthers(json, pages, hashes);
        json.WriteEndObject();
    }

    private static void WritePages(Utf8JsonWriter json, ImmutableArray<Page> pages, FileHashes? hashes)
    {
        json.WriteStartObject(PagesKey);
        foreach (var kind in Groups(pages, page => page.Layout))
        {
            json.WriteStartObject(kind.Key);
            foreach (var language in Groups(kind, page => page.Language.Code))
            {
                json.WriteStartObject(language.Key);
                foreach (var page in language.OrderBy(page => page.Address, StringComparer.Ordinal))
                    json.WriteString(page.Address, page.RedirectsTo ?? hashes?[page.OutputPath]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static IOrderedEnumerable<IGrouping<string, Page>> Groups(IEnumerable<Page> pages, Func<Page, string> key) =>
        pages.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    private static void WriteOthers(Utf8JsonWriter json, ImmutableArray<Page> pages, FileHashes hashes)
    {
        var paths = pages.Select(page => page.OutputPath).ToHashSet(StringComparer.Ordinal);
        json.WriteStartObject(FilesKey);
        foreach (var (path, hash) in hashes.InOrder.Where(file => !paths.Contains(file.Key)))
            json.WriteString(path, hash);
        json.WriteEndObject();
    }

    /// <summary>In UTC, so that two moments compare as texts. A fraction of a second is rounded up: nothing is due before.</summary>
    private static string? Utc(DateTimeOffset? moment)
    {
        if (moment is not { } time)
            return null;
        var fraction = time.UtcTicks % TimeSpan.TicksPerSecond;
        var ticks = fraction == 0 ? time.UtcTicks : time.UtcTicks - fraction + TimeSpan.TicksPerSecond;
        return new DateTime(Math.Min(ticks, DateTime.MaxValue.Ticks))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
