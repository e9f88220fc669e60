using Digest.Content;

namespace Digest.SiteModel;

/// <summary>What the clock will change in a site after the time of the build.</summary>
/// <param name="NextChange">The first moment at which anything changes; null if nothing will.</param>
/// <param name="NextArticle">The first moment at which an article appears; null if none is held back until a date.</param>
/// <param name="Due">The articles that appear then.</param>
internal sealed record Schedule(DateTimeOffset? NextChange, DateTimeOffset? NextArticle, ImmutableArray<Article> Due)
{
    public static Schedule Of(Site site)
    {
        var zone = site.Settings.TimeZone;
        var appearing = site.Scheduled.Select(article => (Article: article, Moment: article.Published.Moment(zone))).ToList();
        DateTimeOffset? nextArticle = appearing.Count == 0 ? null : appearing.Min(item => item.Moment);
        var changes = site.Articles.Select(article => article.Expires?.Moment(zone))
            .Concat(EventsWithoutReports(site).Select(entry => (DateTimeOffset?)entry.FirstMoment(zone)))
            .Where(moment => moment > site.Now)
            .Append(nextArticle);
        return new(changes.Min(), nextArticle, [.. appearing.Where(item => item.Moment == nextArticle).Select(item => item.Article)]);
    }

    /// <summary>An event that no article reports comes into the feed of the chronology on its day.</summary>
    private static IEnumerable<Event> EventsWithoutReports(Site site) => site.Chronology.Entries
        .Select(entry => entry.Event)
        .OfType<Event>()
        .Where(entry => !site.ReportsOf(entry).Any());
}
