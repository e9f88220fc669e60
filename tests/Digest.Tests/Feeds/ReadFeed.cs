using System.Text.Json;
using System.Xml.Linq;

namespace Digest.Tests.Feeds;

/// <summary>A feed of a site, as a test compares it.</summary>
/// <param name="Language">Of the feed.</param>
/// <param name="Translations">The feeds in other languages.</param>
internal sealed record ReadFeed(
    string Url, string Id, string Language, DateTimeOffset Updated, HashSet<(string Language, string Url)> Translations,
    List<ReadEntry> Entries)
{
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";

    /// <summary>All Atom feeds of a site.</summary>
    public static List<ReadFeed> AllOf(CompiledSite site) =>
    [
        .. site.Files.Select(file => file.Path)
            .Where(path => path.EndsWith("/feed.xml", StringComparison.Ordinal))
            .Select(path => OfAtom(site.TextOf(path))),
    ];

    public static ReadFeed OfAtom(string text)
    {
        var feed = XDocument.Parse(text).Root!;
        return new(
            Links(feed, "self").Single().Url,
            Text(feed, "id"),
            LanguageOf(feed),
            Date(feed, "updated"),
            [.. LinksToTranslations(feed)],
            [
                .. feed.Elements(s_atom + "entry").Select(entry => new ReadEntry(
                    Text(entry, "id"),
                    Links(entry, "alternate").Single(link => link.Language == LanguageOf(entry)).Url,
                    Text(entry, "title"),
                    LanguageOf(entry),
                    Date(entry, "published"),
                    Date(entry, "updated"),
                    Text(entry, "content"),
                    [.. LinksToTranslations(entry)])),
            ]);
    }

    public static ReadFeed OfJson(string text)
    {
        var feed = JsonDocument.Parse(text).RootElement;
        return new(
            Text(feed, "feed_url"),
            "",
            Text(feed, "language"),
            default,
            Translations(feed),
            [
                .. feed.GetProperty("items").EnumerateArray().Select(item => new ReadEntry(
                    Text(item, "id"),
                    Text(item, "url"),
                    Text(item, "title"),
                    Text(item, "language"),
                    item.GetProperty("date_published").GetDateTimeOffset(),
                    item.GetProperty("date_modified").GetDateTimeOffset(),
                    Text(item, "content_html"),
                    Translations(item))),
            ]);

        static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

        static HashSet<(string, string)> Translations(JsonElement element) =>
            [.. element.GetProperty("_translations").EnumerateObject().Select(link => (link.Name, link.Value.GetString()!))];
    }

    private static string Text(XElement element, string name) => element.Element(s_atom + name)!.Value;

    private static DateTimeOffset Date(XElement element, string name) => (DateTimeOffset)element.Element(s_atom + name)!;

    /// <summary>The links to other languages. The last link, without a language, leads to the page itself.</summary>
    private static IEnumerable<(string Language, string Url)> LinksToTranslations(XElement element) =>
        Links(element, "alternate").Where(link => link.Language.Length > 0 && link.Language != LanguageOf(element));

    private static string LanguageOf(XElement element) => element.Attribute(XNamespace.Xml + "lang")!.Value;

    private static IEnumerable<(string Language, string Url)> Links(XElement element, string relation) => element.Elements(s_atom + "link")
        .Where(link => (string?)link.Attribute("rel") == relation)
        .Select(link => ((string?)link.Attribute("hreflang") ?? "", (string)link.Attribute("href")!));
}
