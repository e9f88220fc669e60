using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages.Dates;

/// <summary>
/// The publication date of a text: a day (<c>2023-09-12</c>), or a time in RFC 3339 with its offset (<c>2023-09-12T08:00:00+08:00</c>).
/// The offset may be left out if the site has a time zone.
/// </summary>
/// <param name="Day">The day as written, in its own offset; part of the address.</param>
internal sealed partial record PublicationDate(DateOnly Day, DateTimeOffset? Time)
{
    public static readonly ValueFormat<PublicationDate> Format = new(
        KeyKind.Date,
        TryParse,
        "a date of the calendar",
        "Write it as 2023-09-12, or with a time as 2023-09-12T08:00:00+08:00.",
        DiagnosticCode.BadDate) { AdviceOn = static text => DateMistake.AdviceOn(text, FirstYear) };

    /// <summary>No year of news: there were no newspapers, and years of the Hijri calendar are smaller.</summary>
    private const int FirstYear = 1600;

    /// <summary>The time of publication; for a day, midnight in the zone.</summary>
    public DateTimeOffset Moment(TimeZoneInfo zone)
    {
        if (Time is { } time)
            return time;
        return MomentOf(Day.ToDateTime(TimeOnly.MinValue), zone);
    }

    public bool IsAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // Computing the offset of a zone is slow, and it matters only if the days are close.
        var days = Day.DayNumber - DateOnly.FromDateTime(moment.UtcDateTime).DayNumber;
        return days is < -2 or > 2 ? days > 0 : Moment(zone) > moment;
    }

    /// <summary>Whether it is earlier than another date. A day without a time is not earlier than a time of that day.</summary>
    public bool IsBefore(PublicationDate other) => Time is { } time && other.Time is { } otherTime ? time < otherTime : Day < other.Day;

    /// <summary>The last of some dates; a day without a time begins before a time of that day. Null if there is none.</summary>
    public static PublicationDate? Latest(IEnumerable<PublicationDate?> dates, TimeZoneInfo zone) =>
        dates.OfType<PublicationDate>().MaxBy(date => date.Moment(zone));

    /// <summary>In the form of HTML and sitemaps.</summary>
    public string Iso => Time is { } time ? Rfc3339.Of(time) : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="zone">The zone of times without an offset; null to refuse them.</param>
    public static PublicationDate? TryParse(string text, TimeZoneInfo? zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year >= FirstYear ? new(day, null) : null;
        if (WrittenTime.Match(text) is not { Success: true } match)
            return null;
        if (match.Groups["offset"].Success)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? Of(time) : null;
        }

        return zone is not null && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Of(MomentOf(local, zone)) : null;

        static PublicationDate? Of(DateTimeOffset time) =>
            time.Year >= FirstYear ? new(DateOnly.FromDateTime(time.DateTime), time) : null;
    }

    /// <summary>The last hours of the calendar are taken as UTC where their moment in the zone is after its end.</summary>
    private static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(local);
        return new(local, offset < TimeSpan.Zero && local > DateTime.MaxValue + offset ? TimeSpan.Zero : offset);
    }


    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenTime { get; }
}
