using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages.Dates;

/// <summary>When a text was published: a day (<c>2023-09-12</c>), or a moment in RFC 3339 with its offset (<c>2023-09-12T08:00:00+08:00</c>). Nothing else is read, so nothing can be misread.</summary>
/// <param name="Day">The day as written, whatever its offset; addresses are made of it.</param>
/// <param name="Time">The moment, where a time was written.</param>
internal sealed partial record PublicationDate(DateOnly Day, DateTimeOffset? Time)
{
    public static readonly ValueFormat<PublicationDate> Format = new(
        KeyKind.Date,
        TryParse,
        "a date of the calendar",
        "Write it as 2023-09-12, or with a time as 2023-09-12T08:00:00+08:00.",
        DiagnosticCode.BadDate);

    /// <summary>No news is older, and at the edge of the calendar a time zone would leave it.</summary>
    private const int FirstYear = 1000;

    /// <summary>The moment; a day alone begins at midnight in the zone given.</summary>
    public DateTimeOffset Moment(TimeZoneInfo zone)
    {
        if (Time is { } time)
            return time;
        var midnight = Day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }

    /// <summary>Whether the moment is later than another.</summary>
    public bool IsAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // No zone is more than a day from any other, so most dates need none: asking a zone for its offset is slow.
        var days = Day.DayNumber - DateOnly.FromDateTime(moment.UtcDateTime).DayNumber;
        return days is < -2 or > 2 ? days > 0 : Moment(zone) > moment;
    }

    /// <summary>As HTML and sitemaps write it.</summary>
    public string Iso => Time is { } time ? time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PublicationDate? TryParse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year >= FirstYear ? new(day, null) : null;
        return Rfc3339.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year >= FirstYear
            ? new(DateOnly.FromDateTime(time.DateTime), time)
            : null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339 { get; }
}
