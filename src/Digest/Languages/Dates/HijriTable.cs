namespace Digest.Languages.Dates;

/// <summary>
/// The Hijri calendar of an edition: a computed calendar, and the months that began on other days in the edition's country. Umm al-Qura
/// dates 5 September 2023 to 20 Safar 1445; Malaysia, which observed the new moon a day later, to the 19th.
/// </summary>
/// <remarks>.NET has the Umm al-Qura table of 1318–1500 in its own code, without ICU and the culture of the machine.</remarks>
internal sealed class HijriTable
{
    /// <summary>The least number of days of a month; used if the start of the next month is unknown.</summary>
    private const int FewestDays = 29;

    private static readonly Comparer<Month> s_byFirst = Comparer<Month>.Create((one, other) => one.First.CompareTo(other.First));
    private readonly ImmutableArray<Month> _months;

    private HijriTable(ImmutableArray<Month> months) => _months = months;

    private readonly record struct Month(HijriMonth Name, DateOnly First, int Days);

    /// <summary>The months of the Umm al-Qura calendar from 1318 to 1500 (1900 to 2077).</summary>
    public static IEnumerable<(HijriMonth Month, DateOnly First)> UmmAlQura
    {
        get
        {
            var calendar = new UmAlQuraCalendar();
            for (var month = new HijriMonth(1318, 1); month.Year <= 1500; month = month.Next())
                yield return (month, DateOnly.FromDateTime(calendar.ToDateTime(month.Year, month.Month, 1, 0, 0, 0, 0)));
        }
    }

    /// <summary>Replaces starts of months in a computed calendar.</summary>
    /// <param name="faulty">The replaced starts that give a month fewer than 29 or more than 30 days.</param>
    public static HijriTable Of(
        IEnumerable<(HijriMonth Month, DateOnly First)> computed,
        IReadOnlyDictionary<HijriMonth, DateOnly> starts,
        out ImmutableArray<HijriMonth> faulty)
    {
        var firsts = computed.ToDictionary(pair => pair.Month, pair => pair.First);
        foreach (var (month, first) in starts)
            firsts[month] = first;

        ImmutableArray<Month> months =
        [
            .. firsts
                .OrderBy(pair => (pair.Key.Year, pair.Key.Month))
                .Select(pair => new Month(pair.Key, pair.Value, DaysOf(pair.Key))),
        ];
        faulty =
        [
            .. months
                .Where(month => month.Days is < FewestDays or > FewestDays + 1)
                .Select(month => starts.ContainsKey(month.Name) ? month.Name : month.Name.Next())
                .Where(starts.ContainsKey),
        ];
        return new(months);

        int DaysOf(HijriMonth month) =>
            firsts.TryGetValue(month.Next(), out var next) ? next.DayNumber - firsts[month].DayNumber : FewestDays;
    }

    /// <summary>The Hijri date of a day from midnight to midnight, as newspapers date it; null if the calendar does not cover it.</summary>
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
