using Digest.SiteModel;

namespace Digest.Output;

/// <summary>The moments that a <c>build.json</c> names.</summary>
/// <param name="NewestArticle">When the newest article was published; null without articles.</param>
/// <param name="NextChange">See <see cref="Schedule.NextChange"/>.</param>
internal readonly record struct SiteDates(string? NewestArticle, string? NextChange)
{
    public static SiteDates Of(Site site)
    {
        var zone = site.Settings.TimeZone;
        return new(
            Utc(site.Articles.Max(article => (DateTimeOffset?)article.Published.Moment(zone))),
            Utc(site.Schedule.NextChange));
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
