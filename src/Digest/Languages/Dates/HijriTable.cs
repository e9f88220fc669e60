using System.Collections.Immutable;
using System.Globalization;

namespace Digest.Languages.Dates;

/// <summary>
/// The Hijri calendar of an edition: a calendar that was computed beforehand, and over it the months that its country began on another day. Umm al-Qura
/// puts 5 September 2023 on 20 Safar 1445, and Malaysia, which saw the new moon a day later, on the 19th: neither can be computed from the other.
/// </summary>
/// <remarks>Umm al-Qura comes from the table of 1318–1500 that .NET carries in its own code: neither ICU nor the culture of the machine has a part in it.</remarks>
internal sealed class HijriTable
{
    /// <summary>Of a month whose successor nobody knows, so many days are certain.</summary>
    private const int CertainDays = 29;

    private static readonly Comparer<Month> s_byFirst = Comparer<Month>.Create((one, other) => one.First.CompareTo(other.First));

    private readonly ImmutableArray<Month> _months;

    private HijriTable(ImmutableArray<Month> months) => _months = months;

    /// <param name="days">How many it has, as far as is known.</param>
    private readonly record struct Month(HijriMonth Name, DateOnly First, int Days);

    /// <summary>The months from 1318 to 1500 (1900 to 2077) as Umm al-Qura University computed them.</summary>
    public static IEnumerable<(HijriMonth Month, DateOnly First)> UmmAlQura
    {
        get
        {
            var calendar = new UmAlQuraCalendar();
            var (first, last) = (calendar.GetYear(calendar.MinSupportedDateTime), calendar.GetYear(calendar.MaxSupportedDateTime));
            for (var year = first; year <= last; year++)
            {
                for (var month = 1; month <= 12; month++)
                    yield return (new(year, month), DateOnly.FromDateTime(calendar.ToDateTime(year, month, 1, 0, 0, 0, 0)));
            }
        }
    }

    /// <summary>Lays the months that a country began on other days over those of a computed calendar.</summary>
    /// <param name="faulty">Of the former, those that give a month fewer than 29 days or more than 30.</param>
    public static HijriTable Of(IEnumerable<(HijriMonth Month, DateOnly First)> computed, IReadOnlyDictionary<HijriMonth, DateOnly> starts, out ImmutableArray<HijriMonth> faulty)
    {
        var firsts = new SortedDictionary<HijriMonth, DateOnly>(computed.ToDictionary(pair => pair.Month, pair => pair.First));
        foreach (var (month, first) in starts)
            firsts[month] = first;

        ImmutableArray<Month> months = [.. firsts.Select(pair => new Month(pair.Key, pair.Value, firsts.TryGetValue(pair.Key.Next(), out var next) ? next.DayNumber - pair.Value.DayNumber : CertainDays))];
        faulty = [.. months.Where(month => month.Days is < 29 or > 30).Select(month => starts.ContainsKey(month.Name) ? month.Name : month.Name.Next()).Where(starts.ContainsKey)];
        return new(months);
    }

    /// <summary>The Hijri date of a day; null where the calendar does not reach. A day is taken from midnight to midnight, as newspapers date it.</summary>
    public (HijriMonth Month, int Day)? DateOf(DateOnly day)
    {
        var found = _months.BinarySearch(new(default, day, 0), s_byFirst);
        var index = found >= 0 ? found : ~found - 1;
        if (index < 0)
            return null;
        var month = _months[index];
        var number = day.DayNumber - month.First.DayNumber + 1;
        return number <= month.Days ? (month.Name, number) : null;
    }
}
