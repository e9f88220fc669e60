using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Pages;
using Digest.SiteModel;

namespace Digest.Output;

/// <summary>
/// <c>build.json</c>: the addresses of all pages, with the redirects and facing pages that a sitemap leaves out. A later version of the
/// site is compared with it.
/// </summary>
internal static class BuildFile
{
    private const int Version = 1;
    private const string VersionKey = "version";
    private const string AddressesKey = "addresses";

    private static readonly JsonWriterOptions s_format = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static RenderedFile Of(ImmutableArray<Page> pages) =>
        new(Permalinks.OutputPath(Permalinks.BuildFile), "build", (output, _) => Write(pages, output));

    /// <summary>The addresses in a file of this format; null if it is another file.</summary>
    public static ImmutableArray<string>? AddressesIn(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(VersionKey, out var version) && version.TryGetInt32(out var number) && number == Version
                && root.TryGetProperty(AddressesKey, out var addresses)
                ? [.. addresses.EnumerateArray().Select(address => address.GetString() ?? "")]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or not the types above
        }
    }

    private static void Write(ImmutableArray<Page> pages, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        json.WriteStartObject();
        json.WriteNumber(VersionKey, Version);
        json.WriteStartArray(AddressesKey);
        var addresses = pages.Select(page => page.Address).Where(address => address != Permalinks.NotFound);
        foreach (var address in addresses.Order(StringComparer.Ordinal))
            json.WriteStringValue(address);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
