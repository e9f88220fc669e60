using System.Collections.Immutable;
using System.Globalization;
using Digest.Configuration;
using Digest.Content;
using Digest.Languages;

namespace Digest.SiteModel;

/// <summary>The only place where addresses are made. An address starts and, but for files, ends with a slash; what stands in front of it on the web is added by <see cref="Href"/>.</summary>
internal static class Permalinks
{
    public const string Chooser = "/";
    public const string NotFound = "/404.html";
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";

    public static string Front(Language language) => $"/{language.Code}/";

    /// <summary>Articles keep theirs: a large site asks for it often.</summary>
    public static string Article(Language language, DateOnly published, string slug) => $"/{language.Code}/{published.Year:0000}/{published.Month:00}/{slug}/";

    /// <summary>An article beside a translation of it. The first other language of the site needs no name, whether or not a story has it: what is added later moves no page.</summary>
    /// <param name="languages">Those of the site, in its order.</param>
    public static string Facing(ImmutableArray<Language> languages, Article article, Language beside) =>
        $"{article.Address}{article.Language.Paths.Facing}/" + (languages.First(language => !language.Equals(article.Language)).Equals(beside) ? "" : $"{beside.Code}/");

    /// <summary>The part of an article's address that names a year; it redirects to the chronology.</summary>
    public static string Year(Language language, int year) => string.Create(CultureInfo.InvariantCulture, $"/{language.Code}/{year:0000}/");

    public static string Month(Language language, int year, int month) => string.Create(CultureInfo.InvariantCulture, $"/{language.Code}/{year:0000}/{month:00}/");

    public static string Topics(Language language) => $"/{language.Code}/{language.Paths.Topics}/";

    /// <param name="number">The page, from 1.</param>
    public static string Topic(Language language, Topic topic, int number = 1) =>
        $"{Topics(language)}{topic.SlugIn(language)}/" + (number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{language.Paths.Page}/{number}/"));

    /// <summary>The chronology, or that of a topic.</summary>
    public static string Chronology(Language language, Topic? topic = null) =>
        topic is null ? $"/{language.Code}/{language.Paths.Chronology}/" : $"{Topic(language, topic)}{language.Paths.Chronology}/";

    public static string ChronologyYear(Language language, Topic? topic, int year) => string.Create(CultureInfo.InvariantCulture, $"{Chronology(language, topic)}{year:0000}/");

    public static string ChronologyMonth(Language language, Topic? topic, int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{ChronologyYear(language, topic, year)}{month:00}/");

    public static string Events(Language language) => $"/{language.Code}/{language.Paths.Events}/";

    public static string Event(Language language, Event entry) => $"{Events(language)}{entry.Id}/";

    public static string Standing(StandingText text) => $"/{text.Language.Code}/{text.Slug}/";

    /// <summary>As a link on a page of this site. Letters of every script stand as they are: HTML allows it, readers recognise it, and it is a third of the bytes.</summary>
    public static string Href(string address, Settings settings) => settings.LinkRoot + address;

    /// <summary>With scheme and host, percent-encoded as RFC 3986 asks; null when the site does not know its host.</summary>
    public static string? Absolute(string address, Settings settings) =>
        settings.Host is { } host ? $"{(settings.LinksUseHttps ? "https" : "http")}://{host}{Encoded(address, settings)}" : null;

    /// <summary>As a path in a file for machines.</summary>
    public static string Encoded(string address, Settings settings) => settings.LinkRoot + string.Join('/', address.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Where the bytes of a page are published.</summary>
    public static string OutputPath(string address) => address.EndsWith('/') ? address[1..] + "index.html" : address[1..];
}
