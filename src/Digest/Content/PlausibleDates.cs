using Digest.Languages.Dates;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>
/// Reads the dates of an article, and reports those that the calendar has but that cannot be meant: the year is far away, another date
/// contradicts it, or something was done in the future. A date with an unlikely year is not compared with others, so that it gives one
/// warning.
/// </summary>
internal sealed record PlausibleDates(PublicationDate Published, BuildDay Today, TimeZoneInfo Zone)
{
    public PublicationDate? Updated { get; private init; }

    /// <summary>Reads the publication date, and with it the date of the last change.</summary>
    public static PlausibleDates Read(
        Fields fields, Key<PublicationDate?> publishedKey, PublicationDate? published, Key<PublicationDate?> updatedKey,
        ContentContext context)
    {
        // Without a date of its own, an article has an error already.
        var dates = new PlausibleDates(published ?? new(default, null), context.Today, context.Settings.TimeZone);
        if (published is not null)
            dates.WarnOfYear(fields, publishedKey, published);
        return dates with { Updated = dates.ReadChange(fields, updatedKey) };
    }

    /// <summary>Reads the date of a change, which is not before publication and not in the future.</summary>
    public PublicationDate? ReadChange(Fields fields, Key<PublicationDate?> key)
    {
        var date = ReadPast(fields, key);
        if (date is not null && IsPlausible(date) && IsPlausible(Published) && date.IsBefore(Published))
        {
            var message = $"'{key.Name}: {date.Iso}' is before 'published: {Published.Iso}'";
            fields.Warn(key, DiagnosticCode.ContradictoryDates, message, "Correct one of the two dates.");
        }

        return date;
    }

    /// <summary>
    /// Reads a date of something that has been done. One in the future is an error, unless the article itself is: it cannot be meant, and
    /// pages, feeds and sitemaps would say that they have changed then.
    /// </summary>
    public PublicationDate? ReadPast(Fields fields, Key<PublicationDate?> key)
    {
        if (fields.Get(key) is not { } date)
            return null;
        if (date.Day.DayNumber > Math.Max(Today.LastDayNumber, Published.Day.DayNumber))
        {
            var reason = Today.Doubt(date.Day.Year) ?? "is in the future";
            fields.Wrong(key, $"'{key.Name}: {date.Iso}' {reason}", "Correct the date.", DiagnosticCode.ImplausibleDate);
        }
        else
        {
            WarnOfYear(fields, key, date);
        }

        return date;
    }

    /// <summary>Reads the date on which the article expires. One before publication is an error: the article would never appear.</summary>
    public PublicationDate? ReadEnd(Fields fields, Key<PublicationDate?> key)
    {
        if (fields.Get(key) is not { } date)
            return null;
        // Whether this is an error must not depend on the time of the build, so the years are not considered.
        if (Published.Day != default && date.Moment(Zone) <= Published.Moment(Zone))
        {
            var message = $"'{key.Name}: {date.Iso}' is not after 'published: {Published.Iso}', so the article never appears";
            const string Advice = "Correct one of the two dates, or write 'excluded: true' to leave the article out.";
            fields.Wrong(key, message, Advice, DiagnosticCode.ContradictoryDates);
        }
        else
        {
            WarnOfYear(fields, key, date);
        }

        return date;
    }

    /// <summary>Reads the date of a report that the article is based on.</summary>
    public PublicationDate? ReadReport(Fields fields, Key<PublicationDate?> key)
    {
        var date = fields.Get(key);
        if (date is null || WarnOfYear(fields, key, date) || !IsPlausible(Published))
            return date;
        var last = Updated is { } updated && !updated.IsBefore(Published) ? updated : Published;
        // The report may be dated in a zone that is a day ahead.
        if (date.Day.DayNumber > last.Day.DayNumber + 1)
        {
            fields.Warn(
                key, DiagnosticCode.ContradictoryDates, $"this report is dated {date.Iso}, after the article ({last.Iso})",
                "Correct one of the two dates; if the report was added later, write 'updated'.");
        }

        return date;
    }

    private bool IsPlausible(PublicationDate date) => date.Day != default && Today.Doubt(date.Day.Year) is null;

    private bool WarnOfYear(Fields fields, KeyDeclaration key, PublicationDate date)
    {
        if (Today.Doubt(date.Day.Year) is not { } doubt)
            return false;
        fields.Warn(key, DiagnosticCode.ImplausibleDate, $"'{key.Name}: {date.Iso}' {doubt}", "Check the year.");
        return true;
    }
}
