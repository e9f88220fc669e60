using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages.Dates;

/// <summary>
/// The publication date of a text: a day (<c>2023-09-12</c>), or a time in RFC 3339 with its offset (<c>2023-09-12T08:00:00+08:00</c>).
/// </summary>
/// <param name="Day">The day as written, in its own offset; part of the address.</param>
internal sealed partial record PublicationDate(DateOnly Day, DateTimeOffset? Time)
{
    public static readonly ValueFormat<PublicationDate> Format = new(
        KeyKind.Date,
        TryParse,
        "a date of the calendar",
        "Write it as 2023-09-12, or with a time as 2023-09-12T08:00:00+08:00.",
        DiagnosticCode.BadDate);

    /// <summary>Excludes the first days of the calendar, which a time zone could shift out of it.</summary>
    private const int FirstYear = 1000;

    /// <summary>The time of publication; for a day, midnight in the zone.</summary>
    public DateTimeOffset Moment(TimeZoneInfo zone)
    {
        if (Time is { } time)
            return time;
        var midnight = Day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }

    public bool IsAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // Computing the offset of a zone is slow, and it matters only if the days are close.
        var days = Day.DayNumber - DateOnly.FromDateTime(moment.UtcDateTime).DayNumber;
        return days is < -2 or > 2 ? days > 0 : Moment(zone) > moment;
    }

    /// <summary>In the form of HTML and sitemaps.</summary>
    public string Iso => Time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        ?? Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PublicationDate? TryParse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year >= FirstYear ? new(day, null) : null;
        return Rfc3339.IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year >= FirstYear
            ? new(DateOnly.FromDateTime(time.DateTime), time)
            : null;
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339 { get; }
}
