using Digest.Configuration;
using Digest.Content;
using Digest.Languages;
using Digest.Text;

namespace Digest.SiteModel;

/// <summary>
/// The ids of feeds and their entries, as tag URIs (RFC 4151): <c>tag:example.org,2023-09-12:kim-arrives/ms</c>. A program that knows an id
/// does not show the entry as new again, so an id has no part of an address but the host.
/// </summary>
internal static class TagUri
{
    /// <summary>The host in ids if it is not known; a reserved name (RFC 2606).</summary>
    private const string UnknownHost = "site.invalid";

    /// <summary>The date in the ids of what has no date of publication. The date of an event can be corrected.</summary>
    private const string NoDate = "2000";

    public static string Of(Article article, Settings settings) =>
        Create(settings, article.Published.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.StoryId, article.Language);

    public static string Of(Event entry, Language language, Settings settings) =>
        Create(settings, NoDate, $"event/{entry.Id}", language);

    /// <param name="name">Unique among the feeds of an edition.</param>
    public static string OfFeed(string name, Language language, Settings settings) => Create(settings, NoDate, $"feed/{name}", language);

    private static string Create(Settings settings, string date, string name, Language language)
    {
        var host = (settings.Host ?? UnknownHost).Split(':')[0]; // a tag URI has no port
        return $"tag:{host},{date}:{UrlPath.Encode(name)}/{language.Code}";
    }
}
