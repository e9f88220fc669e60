using Digest.Content;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>A time without an entry, long enough that a reader would wonder: nothing was left out, nothing is recorded.</summary>
/// <param name="Span">Its first and its last whole month; whole years where it is made of them.</param>
/// <param name="Months">How many months it is made of; 0 where it is made of years, or of more months than anybody counts.</param>
/// <param name="Years">How many years it is made of; 0 where months are left over.</param>
internal sealed record ChronologyGap(EventDate Span, int Months, int Years)
{
    /// <summary>Half a year. Less is the ordinary pace of a story that moves in steps, and the months above the entries show it.</summary>
    private const int Least = 6;

    /// <summary>Two years. Of more the span itself says more than a number.</summary>
    private const int MostCounted = 24;

    /// <summary>
    /// The silences of a chronology, by the month that ends each; by its year alone where more is not known of the entry that does.
    /// </summary>
    /// <param name="entries">In order of time.</param>
    /// <remarks>Before what is only planned there is no silence: the months up to it are still to come.</remarks>
    public static Dictionary<(int Year, int? Month), ChronologyGap> In(ImmutableArray<ChronologyEntry> entries)
    {
        var silences = new Dictionary<(int, int?), ChronologyGap>();
        DateOnly? told = null; // The last day that any entry so far may mean.
        foreach (var entry in entries)
        {
            var (start, end) = (entry.Date.Start, LatestOf(entry.Date.End ?? entry.Date.Start));
            if (entry.Event?.Status != EventStatus.Expected && told is { } last && Between(last, EarliestOf(start)) is { } silence)
                silences[(start.Year, start.Month)] = silence;
            told = told > end ? told : end;
        }

        return silences;
    }

    // "About" may be as much as its own unit away, on either side.
    private static DateOnly EarliestOf(PartialDate date) => date is { IsApproximate: true, Year: > 1 } ? Moved(date, date.Earliest, -1) : date.Earliest;

    private static DateOnly LatestOf(PartialDate date) => date is { IsApproximate: true, Year: < 9999 } ? Moved(date, date.Latest, 1) : date.Latest;

    private static DateOnly Moved(PartialDate date, DateOnly day, int by) => date switch
    {
        { Day: not null } => day.AddDays(by),
        { Month: not null } => day.AddMonths(by),
        _ => day.AddYears(by),
    };

    private static ChronologyGap? Between(DateOnly last, DateOnly next)
    {
        var months = MonthOf(next) - MonthOf(last) - 1;
        if (months < Least)
            return null;
        var (from, to) = (last.AddMonths(1), next.AddMonths(-1));
        var areYears = from.Month == 1 && to.Month == 12;
        return new(EventDate.Between(PartOf(from, areYears), PartOf(to, areYears)), areYears || months > MostCounted ? 0 : months, areYears ? months / 12 : 0);
    }

    private static PartialDate PartOf(DateOnly day, bool isYear) => new(day.Year, isYear ? null : day.Month, null, IsApproximate: false);
    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month;
}
