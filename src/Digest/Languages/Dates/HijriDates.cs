using System.Collections.Immutable;
using System.Globalization;
using Digest.Sources;

namespace Digest.Languages.Dates;

/// <summary>How an edition prints Hijri dates: <c>hijri:</c> in its language file. Only an edition that names a calendar, or the starts of months, prints any.</summary>
/// <param name="Months">Muharram first.</param>
/// <param name="Pattern">With the places <c>day</c>, <c>month</c>, <c>year</c>.</param>
internal sealed record HijriDates(HijriTable Calendar, ImmutableArray<string> Months, InterfaceText Pattern)
{
    private static readonly KeyTable s_keys = new("'hijri'", ["calendar", "starts", "months", "date"]);

    private static readonly ImmutableDictionary<string, bool> s_calendars = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create("umm-al-qura", true)]);

    /// <summary>Null for an edition that prints none.</summary>
    public static HijriDates? Read(Fields language) => language.Read("hijri", s_keys, fields =>
    {
        var months = LanguageFile.ReadNames(fields, "months", fields.List("months"), 12);
        var pattern = fields.RequiredText("date");
        var computed = fields.Choice("calendar", s_calendars) is not null ? HijriTable.UmmAlQura : [];
        var starts = ReadStarts(fields);
        var calendar = HijriTable.Of(computed, starts, out var faulty);
        foreach (var month in faulty)
            fields.Wrong(fields.LocationOf("starts"), $"with {month.Year}-{month.Month:00} beginning on {starts[month]:yyyy-MM-dd}, it or the month before has fewer than 29 days or more than 30", "Check this start, and give that of the month beside it.");
        return fields.Has("calendar") || fields.Has("starts") ? new HijriDates(calendar, months, InterfaceText.Of(pattern ?? "")) : null;
    });

    /// <summary>Null where the calendar does not reach.</summary>
    public string? Print(DateOnly day, Digits digits) => Calendar.DateOf(day) is not var (month, number) ? null : Pattern.Fill("other", place => place switch
    {
        "day" => digits.Plain(number),
        "month" => Months[month.Month - 1],
        "year" => digits.Plain(month.Year),
        _ => "",
    });

    private static Dictionary<HijriMonth, DateOnly> ReadStarts(Fields fields)
    {
        var starts = new Dictionary<HijriMonth, DateOnly>();
        foreach (var entry in fields.Map("starts")?.Entries ?? [])
        {
            if (HijriMonth.TryParse(entry.Key) is { } month && DateOnly.TryParseExact(fields.TextOf(entry.Value, "starts"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
                starts[month] = first;
            else
                fields.Wrong(entry.Location, $"'{entry.Key}' is not a month with the day on which it began", "Write year and month, and the day as 2023-08-18: \"1445-02\": 2023-08-18.");
        }

        return starts;
    }
}
