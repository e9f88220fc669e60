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
        return File(null) with { WithHashes = File };

        RenderedFile File(FileHashes? hashes) => Of(output => Write(
            hashes?.OfSite(),
            SiteDates.Of(site),
            pages.Select(page => PublishedFile.Of(page, hashes?[page.OutputPath])),
            hashes?.OthersInOrder,
            output));
    }

    /// <summary>The file of a site of which all files are known.</summary>
    /// <param name="pages">With their hashes.</param>
    /// <param name="files">The hashes of the content that is not a page, by path, in ordinal order of the paths.</param>
    public static RenderedFile Of(
        string hashOfSite, SiteDates dates, IEnumerable<PublishedFile> pages, IEnumerable<KeyValuePair<string, string>> files) =>
        Of(output => Write(hashOfSite, dates, pages, files, output));

    private static RenderedFile Of(Action<IBufferWriter<byte>> write) =>
        new(Permalinks.OutputPath(Permalinks.BuildFile), "build", (output, _) => write(output)) { IsContent = false };

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

    private static void Write(
        string? hashOfSite,
        SiteDates dates,
        IEnumerable<PublishedFile> pages,
        IEnumerable<KeyValuePair<string, string>>? files,
        IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        json.WriteStartObject();
        json.WriteNumber(VersionKey, 2);
        json.WriteString("generator", $"Digest {ProgramVersion.Number}");
        json.WriteString("commit", ProgramVersion.Commit); // a workflow sees that a later one is not deployed yet
        json.WriteString("content", hashOfSite);
        json.WriteString("newestArticle", dates.NewestArticle);
        json.WriteString("nextChange", dates.NextChange);
        WritePages(json, pages);
        if (files is not null)
            WriteOthers(json, files);
        json.WriteEndObject();
    }

    private static void WritePages(Utf8JsonWriter json, IEnumerable<PublishedFile> pages)
    {
        json.WriteStartObject(PagesKey);
        foreach (var kind in Groups(pages, page => page.Kind!))
        {
            json.WriteStartObject(kind.Key);
            foreach (var language in Groups(kind, page => page.Language!))
            {
                json.WriteStartObject(language.Key);
                foreach (var page in language.OrderBy(page => page.Address, StringComparer.Ordinal))
                    json.WriteString(page.Address, page.Content);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static IOrderedEnumerable<IGrouping<string, PublishedFile>> Groups(
        IEnumerable<PublishedFile> pages, Func<PublishedFile, string> key) =>
        pages.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    private static void WriteOthers(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> files)
    {
        json.WriteStartObject(FilesKey);
        foreach (var (path, hash) in files)
            json.WriteString(path, hash);
        json.WriteEndObject();
    }
}
