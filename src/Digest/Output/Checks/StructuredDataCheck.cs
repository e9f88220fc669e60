using System.Text.Json;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Output.Checks;

/// <summary>
/// Checks what pages say for programs (JSON-LD): it must be JSON in the language of the page, its links must lead to pages, and a
/// translation must name the article that names it.
/// </summary>
internal static class StructuredDataCheck
{
    private const string OriginalProperty = "translationOfWork", TranslationProperty = "workTranslation";

    private static readonly string[] s_links =
        ["@id", "url", "contentUrl", "image", "item", "mainEntityOfPage", "isBasedOn", OriginalProperty, TranslationProperty];

    /// <summary>Checks the data of a page by itself.</summary>
    public static void Run(CheckedPage page, PageElements elements, SiteFiles files)
    {
        foreach (var script in elements.With("script", "type", "application/ld+json"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent);
                foreach (var node in NodesOf(json.RootElement))
                    CheckLanguage(node, page, files);
                Check(json.RootElement, page, files);
            }
            catch (JsonException exception)
            {
                page.Report(DiagnosticCode.OutputNotWellFormed, $"has structured data that is not JSON: {exception.Message}");
            }
        }
    }

    /// <summary>Checks that translations refer to each other.</summary>
    /// <param name="byFile">The page of each file; null for other files.</param>
    public static void CheckTranslations(ImmutableArray<CheckedPage> pages, CheckedPage?[] byFile)
    {
        foreach (var page in pages)
        {
            foreach (var relation in page.Translations)
            {
                if (byFile[relation.Target] is not { } other || other.Translations.Any(back => Confirms(back, relation)))
                    continue;
                var (what, missing) = relation.IsOriginal ? ("its original", " as a translation") : ("its translation", "");
                var message = $"has structured data that names {other.File.Path} as {what}, but that page does not name it{missing}";
                page.Report(DiagnosticCode.OutputAlternates, message);
            }
        }
    }

    /// <summary>Two articles may be translations of each other, but not originals.</summary>
    private static bool Confirms(
        (int Subject, bool IsOriginal, int Target) back, (int Subject, bool IsOriginal, int Target) relation) =>
        back.Subject == relation.Target && back.Target == relation.Subject && !(back.IsOriginal && relation.IsOriginal);

    /// <summary>The nodes at the top.</summary>
    private static IEnumerable<JsonElement> NodesOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NodesOf),
        JsonValueKind.Object => element.TryGetProperty("@graph", out var graph) ? NodesOf(graph) : [element],
        _ => [],
    };

    /// <summary>A node without an address is about the page. Others may be about anything.</summary>
    private static void CheckLanguage(JsonElement node, CheckedPage page, SiteFiles files)
    {
        var own = (TextOf(node, "url") ?? TextOf(node, "@id")) is not { } url
            || files.Resolve(page.File.Path, url).File == files.IndexOf(page.File.Path);
        if (own && TextOf(node, "inLanguage") is { } language && !language.Equals(page.Language, StringComparison.OrdinalIgnoreCase))
            page.Report(DiagnosticCode.OutputLanguage, $"has structured data in '{language}', but its html element says '{page.Language}'");
    }

    private static void Check(JsonElement element, CheckedPage page, SiteFiles files)
    {
        foreach (var item in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [])
            Check(item, page, files);
        foreach (var property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [])
        {
            if (s_links.Contains(property.Name))
            {
                foreach (var url in TextsOf(property.Value))
                    CheckLink(property.Name, url, page, files);
            }

            if (property.Name is OriginalProperty or TranslationProperty && TextOf(element, "@id") is { } subject)
                AddTranslations(subject, property, page, files);
            Check(property.Value, page, files);
        }
    }

    private static void CheckLink(string property, string url, CheckedPage page, SiteFiles files)
    {
        // An id may be of another kind than a link: a node without a name (_:b1), a tag URI.
        var hasScheme = !url.StartsWith('/') && SafeUri.TryParse(url, out _);
        if (property == "@id" && !SiteFiles.IsAbsolute(url) && (hasScheme || url.StartsWith("_:", StringComparison.Ordinal)))
            return;
        if (files.HasHost && !hasScheme)
            files.BrokenLinks.Add(page.File, url, SiteFiles.NotAbsolute);
        else
            files.CheckLink(page.File, url);
    }

    private static void AddTranslations(string subject, JsonProperty property, CheckedPage page, SiteFiles files)
    {
        var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToArray() : [property.Value];
        foreach (var id in values.Select(value => value.ValueKind == JsonValueKind.String ? value.GetString() : TextOf(value, "@id")))
        {
            if (id is not null && FileOf(subject) is >= 0 and var own && FileOf(id) is >= 0 and var other)
                page.AddTranslation(own, property.Name == OriginalProperty, other);
        }

        int FileOf(string url) => files.Resolve(page.File.Path, url).File;
    }

    private static string? TextOf(JsonElement node, string property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };
}
