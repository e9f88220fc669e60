using Digest.Sources;

namespace Digest.Languages.Dates;

/// <summary>How an edition with a Hijri calendar, or with starts of months, prints Hijri dates: <c>hijri</c> in a language file.</summary>
internal sealed record HijriDates(HijriTable Calendar, ImmutableArray<string> Months, InterfaceText Pattern)
{
    public static readonly KeyTable Keys = new("'hijri'");
    private static readonly Key<ImmutableArray<DataNode>> s_months = Keys.List(
        "months", "The names of the twelve months, Muharram first.", required: true);
    private static readonly Key<string> s_date = Keys.RequiredText("date", "The pattern of a date, with `{day}`, `{month}` and `{year}`.");
    private static readonly Key<bool> s_calendar = Keys.Choice(
        "calendar", "The calendar that dates are taken from.", required: false, ("umm-al-qura", true));
    private static readonly Key<MapNode?> s_starts = Keys.Map(
        "starts", "Months that began on another day than in the calendar: `\"1445-02\": 2023-08-18`.");

    /// <summary>Null for an edition that prints none.</summary>
    public static HijriDates? Read(Fields fields)
    {
        var months = LanguageFile.ReadNames(fields, s_months, 12);
        var pattern = fields.Get(s_date);
        var computed = fields.Get(s_calendar) ? HijriTable.UmmAlQura : [];
        var starts = ReadStarts(fields);
        var calendar = HijriTable.Of(computed, starts, out var faulty);
        foreach (var month in faulty)
        {
            var message = $"if {month.Year}-{month.Month:00} began on {starts[month]:yyyy-MM-dd}, "
                + "this month or the one before has fewer than 29 or more than 30 days";
            fields.Wrong(s_starts, message, "Check this date, and add the start of the month before or after.");
        }

        return fields.Has(s_calendar) || fields.Has(s_starts) ? new(calendar, months, InterfaceText.Of(pattern)) : null;
    }

    /// <summary>Null for a day outside the calendar.</summary>
    public string? Print(DateOnly day, Digits digits) => Calendar.DateOf(day) is not var (month, number) ? null : Pattern.Fill(
        "other",
        place => place switch
        {
            "day" => digits.Plain(number),
            "month" => Months[month.Month - 1],
            "year" => digits.Plain(month.Year),
            _ => "",
        });

    private static Dictionary<HijriMonth, DateOnly> ReadStarts(Fields fields)
    {
        var starts = new Dictionary<HijriMonth, DateOnly>();
        foreach (var entry in fields.Get(s_starts)?.Entries ?? [])
        {
            var text = fields.TextOf(entry.Value, s_starts.Name);
            if (HijriMonth.TryParse(entry.Key) is { } month
                && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            {
                starts[month] = first;
            }
            else
            {
                const string Advice = "Write year and month, and the day as 2023-08-18: \"1445-02\": 2023-08-18.";
                fields.Wrong(entry.Location, $"'{entry.Key}' is not a month with the day on which it began", Advice);
            }
        }

        return starts;
    }
}
