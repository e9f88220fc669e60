using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Digest.Configuration;

namespace Digest.Output.Parts;

/// <summary>The file in the folder of a part that says what the part is, and of which site. <c>docs/scale.md</c> describes it.</summary>
/// <param name="SiteFiles">How many files the whole site has, without its <c>build.json</c>.</param>
/// <param name="SitePaths">A hash of their paths.</param>
/// <param name="Files">In ordinal order of their paths.</param>
internal sealed record PartManifest(
    SitePart Part, PartInputs Inputs, SiteDates Dates, int SiteFiles, string SitePaths, ImmutableArray<PartFile> Files)
{
    private const int Format = 1;
    private const int HashDigits = 16;

    private static readonly JsonWriterOptions s_format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The hash of a list of paths.</summary>
    /// <param name="paths">In any order.</param>
    public static string HashOf(IEnumerable<string> paths) => FileHashes.OfLines(paths.Order(StringComparer.Ordinal));

    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, s_format);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("generator", Inputs.Program);
        json.WriteNumber("part", Part.Number);
        json.WriteNumber("of", Part.Count);
        json.WriteStartObject("inputs");
        json.WriteString("clock", Inputs.Clock);
        json.WriteString("sources", Inputs.Sources);
        json.WriteString("options", Inputs.Options);
        json.WriteBoolean("pictureVersions", Inputs.HasPictureVersions);
        json.WriteEndObject();
        json.WriteStartObject("site");
        json.WriteNumber("files", SiteFiles);
        json.WriteString("paths", SitePaths);
        json.WriteString("newestArticle", Dates.NewestArticle);
        json.WriteString("nextChange", Dates.NextChange);
        json.WriteEndObject();
        json.WriteStartArray("files");
        foreach (var file in Files)
            Write(file, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a manifest; null if it is damaged, or written by another version of the program in another format.</summary>
    public static PartManifest? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format
                || !SitePart.TryParse($"{root.GetProperty("part").GetInt32()}/{root.GetProperty("of").GetInt32()}", out var part))
                return null;
            var (inputs, site) = (root.GetProperty("inputs"), root.GetProperty("site"));
            return new(
                part,
                new(
                    TextIn(root, "generator"),
                    TextIn(inputs, "clock"),
                    TextIn(inputs, "sources"),
                    TextIn(inputs, "options"),
                    inputs.GetProperty("pictureVersions").GetBoolean()),
                new(site.GetProperty("newestArticle").GetString(), site.GetProperty("nextChange").GetString()),
                site.GetProperty("files").GetInt32(),
                TextIn(site, "paths"),
                [.. root.GetProperty("files").EnumerateArray().Select(Read)]);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null; // not JSON, or not the keys and types above
        }
    }

    private static void Write(PartFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.File.Length);
        json.WriteString("hash", file.File.Hash);
        if (!file.File.IsContent)
            json.WriteBoolean("content", false);
        if (file.Kind is not null)
        {
            json.WriteString("kind", file.Kind);
            json.WriteString("language", file.Language);
            json.WriteString("address", file.Address);
        }

        if (file.RedirectsTo is not null)
            json.WriteString("redirectsTo", file.RedirectsTo);
        json.WriteEndObject();
    }

    private static PartFile Read(JsonElement file)
    {
        var isContent = !file.TryGetProperty("content", out var content) || content.GetBoolean();
        var hashed = new HashedFile(TextIn(file, "hash"), file.GetProperty("bytes").GetInt64(), isContent);
        if (hashed.Length < 0 || hashed.Hash.Length != HashDigits)
            throw new FormatException("This is no length, or no hash.");
        var isPage = file.TryGetProperty("kind", out _);
        return new(TextIn(file, "path"), hashed)
        {
            Kind = isPage ? TextIn(file, "kind") : null,
            Language = isPage ? TextIn(file, "language") : null,
            Address = isPage ? TextIn(file, "address") : null,
            RedirectsTo = file.TryGetProperty("redirectsTo", out _) ? TextIn(file, "redirectsTo") : null,
        };
    }

    private static string TextIn(JsonElement element, string key) =>
        element.GetProperty(key).GetString() ?? throw new FormatException("This is null.");
}
