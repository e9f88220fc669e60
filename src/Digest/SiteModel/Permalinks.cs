using Digest.Configuration;
using Digest.Content;
using Digest.Languages;
using Digest.Text;

namespace Digest.SiteModel;

/// <summary>
/// Creates the address of every page and file. An address starts with a slash and, unless it is a file's, ends with one. <see cref="Href"/>
/// and <see cref="Absolute"/> add what precedes it on the web.
/// </summary>
internal static class Permalinks
{
    /// <summary>The page of all editions; the front page of a site with one.</summary>
    public const string Root = "/";
    public const string NotFoundFile = "404.html";
    public const string NotFound = "/" + NotFoundFile;
    public const string Sitemap = "/sitemap.xml";
    public const string NewsSitemap = "/news-sitemap.xml";
    public const string Robots = "/robots.txt";
    public const string BuildFile = "/build.json";
    public const string NoJekyll = "/.nojekyll";
    public const string ShareImages = "/cards/";
    public const string Media = "/media/";
    public const string Assets = "/assets/";

    /// <summary>The folder of what the script of the search page loads.</summary>
    public const string SearchFolder = "/search/";

    /// <summary>The file of the search index that the page of each language loads first.</summary>
    public const string SearchIndex = SearchFolder + "index.json";

    private const string OpenSearchName = "opensearch.xml";

    /// <summary>The files that are not pages, with their names in messages.</summary>
    public static readonly ImmutableArray<(string Address, string Name)> DataFiles =
    [
        (Sitemap, "the sitemap"),
        (NewsSitemap, "the news sitemap"),
        (Robots, "robots.txt"),
        (BuildFile, "build.json"),
        (NoJekyll, ".nojekyll"),
    ];

    /// <summary>What the addresses of an edition start with.</summary>
    public static string Edition(Language language) => $"/{language.Code}/";

    /// <summary>The front page of an edition. The only edition of a site has it at the root.</summary>
    /// <param name="languages">The languages of the site.</param>
    public static string Front(ImmutableArray<Language> languages, Language language) =>
        languages.Length == 1 ? Root : Edition(language);

    public static string Article(Article article) =>
        $"/{article.Language.Code}/{article.Published.Day.Year:D4}/{article.Published.Day.Month:D2}/{article.Slug}/";

    /// <summary>
    /// A short address that leads to an article. It depends on the folder's name and the language alone, so that it stays when the date or
    /// the slug changes. No code of a language has a single letter.
    /// </summary>
    public static string Short(Article article) => $"/a/{ShortCode.Of($"{article.StoryId}/{article.Language.Code}")}/";

    /// <summary>
    /// An article beside a translation of it. The address does not name the first other language of the site, even if the story lacks
    /// it, so a translation that is added later moves no page.
    /// </summary>
    /// <param name="languages">The languages of the site, in its order.</param>
    public static string Facing(ImmutableArray<Language> languages, Article article, Language beside)
    {
        var first = languages.First(language => !language.Equals(article.Language));
        return $"{Article(article)}{article.Language.Paths.Facing}/" + (first.Equals(beside) ? "" : $"{beside.Code}/");
    }

    /// <summary>The part of an article's address that names a year; it redirects to the chronology.</summary>
    public static string Year(Language language, int year) => $"/{language.Code}/{year:D4}/";
    public static string Month(Language language, int year, int month) => $"/{language.Code}/{year:D4}/{month:D2}/";
    public static string Topics(Language language) => $"/{language.Code}/{language.Paths.Topics}/";

    /// <param name="number">The page, from 1.</param>
    public static string Topic(Language language, Topic topic, int number = 1) =>
        $"{Topics(language)}{topic.SlugIn(language)}/{PageOfList(language, number)}";

    /// <summary>The chronology, or that of a topic.</summary>
    public static string Chronology(Language language, Topic? topic = null) =>
        topic is null ? $"/{language.Code}/{language.Paths.Chronology}/" : $"{Topic(language, topic)}{language.Paths.Chronology}/";

    public static string ChronologyYear(Language language, Topic? topic, int year) => $"{Chronology(language, topic)}{year:D4}/";

    public static string ChronologyMonth(Language language, Topic? topic, int year, int month) =>
        $"{ChronologyYear(language, topic, year)}{month:D2}/";

    public static string Events(Language language) => $"/{language.Code}/{language.Paths.Events}/";
    public static string Event(Language language, Event entry) => $"{Events(language)}{entry.Id}/";

    /// <summary>A page of the list of all entities.</summary>
    /// <param name="number">The page, from 1.</param>
    public static string Names(Language language, int number = 1) =>
        $"/{language.Code}/{language.Paths.Names}/{PageOfList(language, number)}";

    /// <summary>The part of an entity's address that names its type; it redirects to the list of all entities.</summary>
    public static string EntitiesOf(Language language, EntityType type) => $"/{language.Code}/{WordFor(type, language.Paths)}/";

    /// <param name="number">The page, from 1.</param>
    public static string Entity(Language language, Entity entity, int number = 1) =>
        $"{EntitiesOf(language, entity.Type)}{entity.SlugIn(language)}/{PageOfList(language, number)}";

    /// <summary>The page that explains feeds and lists them.</summary>
    public static string Follow(Language language) => $"/{language.Code}/{language.Paths.Follow}/";

    public static string Search(Language language) => $"/{language.Code}/{language.Paths.Search}/";

    /// <summary>A page of the list of all headlines.</summary>
    /// <param name="number">The page, from 1.</param>
    public static string Headlines(Language language, int number = 1) =>
        $"{Search(language)}{language.Paths.Headlines}/{PageOfList(language, number)}";

    /// <summary>The file with which browsers add the search of an edition to theirs.</summary>
    public static string OpenSearch(Language language) => Search(language) + OpenSearchName;

    /// <summary>The feed of a page.</summary>
    public static string Feed(string page, FeedFormat format) => page + format.FileName;

    /// <summary>The events of a page for programs.</summary>
    public static string EventFile(string page, ChronologyFormat format) => page + format.FileName;

    /// <summary>A part of the sitemap of a large site.</summary>
    /// <param name="number">From 1.</param>
    public static string SitemapPart(int number) => $"/sitemap-{number}.xml";

    /// <summary>The picture that networks show with a link to a page.</summary>
    /// <param name="name">Identifies its content.</param>
    public static string ShareImage(string name) => ShareImages + name;

    /// <summary>Words of the search index.</summary>
    /// <param name="number">From 0.</param>
    public static string SearchWords(int number) => $"{SearchFolder}words-{number}.txt";

    /// <summary>Long words of the search index, forwards and backwards.</summary>
    public static string SearchSpellings(int number) => $"{SearchFolder}spellings-{number}.txt";

    /// <summary>Stories for pages of results.</summary>
    public static string SearchStories(int number) => $"{SearchFolder}stories-{number}.json";

    /// <summary>A stylesheet that pages link to. Layouts with the same styles share one.</summary>
    /// <param name="name">Identifies its content, so that browsers may keep the file for ever.</param>
    public static string Stylesheet(string name) => $"{Assets}css/{name}.css";

    /// <summary>
    /// Whether a file that no page claims may have an address: a picture, a file of the theme, a feed, events, a
    /// description of the search, a part of the sitemap. A static file must not have such an address.
    /// </summary>
    public static bool IsReserved(string address)
    {
        var name = address[(address.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return address.StartsWith(Media, StringComparison.OrdinalIgnoreCase)
            || address.StartsWith(ShareImages, StringComparison.OrdinalIgnoreCase)
            || address.StartsWith(Assets, StringComparison.OrdinalIgnoreCase)
            || address.StartsWith(SearchFolder, StringComparison.OrdinalIgnoreCase)
            || (name.Length < address.Length - 1
                ? name == OpenSearchName
                    || FeedFormat.All.Any(format => format.FileName == name)
                    || ChronologyFormat.All.Any(format => format.FileName == name)
                : name.StartsWith("sitemap-", StringComparison.Ordinal));
    }

    public static string Standing(StandingText text) => $"/{text.Language.Code}/{text.Slug}/";

    /// <summary>
    /// A link on a page of this site. Letters are not percent-encoded: HTML allows that, readers recognise them, and it takes a third of
    /// the bytes.
    /// </summary>
    public static string Href(string address, Settings settings) => settings.LinkRoot + address;

    /// <summary>The URL with scheme and host, percent-encoded (RFC 3986); null if the host is not known.</summary>
    public static string? Absolute(string address, Settings settings) =>
        OriginOf(settings) is { } origin ? origin + Encoded(address, settings) : null;

    /// <summary>The URL in what programs read: absolute; from the root if the host is not known.</summary>
    public static string Url(string address, Settings settings) => Absolute(address, settings) ?? Encoded(address, settings);

    /// <summary>The URL in letters, for print; null if the site does not know its host.</summary>
    public static string? Readable(string address, Settings settings) =>
        OriginOf(settings) is { } origin ? origin + Href(address, settings) : null;

    private static string PageOfList(Language language, int number) => number == 1 ? "" : $"{language.Paths.Page}/{number}/";

    public static string WordFor(EntityType type, PathWords words) => type switch
    {
        EntityType.Person => words.People,
        EntityType.Organization => words.Organisations,
        _ => words.Places,
    };

    private static string? OriginOf(Settings settings) =>
        settings.Host is { } host ? $"{(settings.LinksUseHttps ? "https" : "http")}://{host}" : null;

    /// <summary>The percent-encoded path, for files that machines read.</summary>
    public static string Encoded(string address, Settings settings) => settings.LinkRoot + UrlPath.Encode(address);

    /// <summary>The path of the published file, without a leading slash.</summary>
    public static string OutputPath(string address) => address.EndsWith('/') ? address[1..] + "index.html" : address[1..];
}
