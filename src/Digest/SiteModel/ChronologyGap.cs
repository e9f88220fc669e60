using Digest.Content;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>A time without an entry that is long enough to be shown, so that readers see that nothing was left out.</summary>
/// <param name="Span">The first and the last whole month; years if it consists of whole years.</param>
/// <param name="Months">The number of months; 0 if it consists of whole years or is longer than two years.</param>
/// <param name="Years">The number of years; 0 if it does not consist of whole years.</param>
internal sealed record ChronologyGap(EventDate Span, int Months, int Years)
{
    private const int MinimumMonths = 6;
    private const int MaximumCountedMonths = 24;

    /// <summary>The gaps of a chronology, by the month of the entry that ends each, or by its year alone if its month is unknown.</summary>
    /// <param name="entries">In order of time. An expected event ends no gap, because the months before it are still to come.</param>
    public static Dictionary<(int Year, int? Month), ChronologyGap> In(ImmutableArray<ChronologyEntry> entries)
    {
        var gaps = new Dictionary<(int, int?), ChronologyGap>();
        DateOnly? latest = null; // the last day that the dates of all entries so far may include
        foreach (var entry in entries)
        {
            var start = entry.Date.Start;
            if (entry.Event?.Status != EventStatus.Expected && latest is { } last && Between(last, EarliestOf(start)) is { } gap)
                gaps[(start.Year, start.Month)] = gap;
            var end = LatestOf(entry.Date.End ?? start);
            latest = latest > end ? latest : end;
        }

        return gaps;
    }

    // An approximate date may be wrong by its own unit in both directions.
    private static DateOnly EarliestOf(PartialDate date) =>
        date is { IsApproximate: true, Year: > 1 } ? Move(date, date.Earliest, -1) : date.Earliest;

    private static DateOnly LatestOf(PartialDate date) =>
        date is { IsApproximate: true, Year: < 9999 } ? Move(date, date.Latest, 1) : date.Latest;

    private static DateOnly Move(PartialDate date, DateOnly day, int units) => date switch
    {
        { Day: not null } => day.AddDays(units),
        { Month: not null } => day.AddMonths(units),
        _ => day.AddYears(units),
    };

    private static ChronologyGap? Between(DateOnly last, DateOnly next)
    {
        var months = ((next.Year - last.Year) * 12) + next.Month - last.Month - 1;
        if (months < MinimumMonths)
            return null;
        var (from, to) = (last.AddMonths(1), next.AddMonths(-1));
        return from.Month == 1 && to.Month == 12
            ? new(EventDate.Between(YearOf(from), YearOf(to)), 0, months / 12)
            : new(EventDate.Between(MonthOf(from), MonthOf(to)), months > MaximumCountedMonths ? 0 : months, 0);
    }

    private static PartialDate YearOf(DateOnly day) => new(day.Year, null, null, IsApproximate: false);
    private static PartialDate MonthOf(DateOnly day) => new(day.Year, day.Month, null, IsApproximate: false);
}
