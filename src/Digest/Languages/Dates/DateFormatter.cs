namespace Digest.Languages.Dates;

/// <summary>Prints dates in the patterns of a language. The culture of the machine is not used.</summary>
internal static class DateFormatter
{
    /// <summary>5 September 2023.</summary>
    public static string Full(DateOnly day, Language language) => Fill(language.Dates.Full, PartialDate.Of(day), language);

    /// <summary>Tuesday, 5 September 2023.</summary>
    public static string WithWeekday(DateOnly day, Language language) => Fill(language.Dates.Weekday, PartialDate.Of(day), language);

    /// <summary>With the precision of the date: "about August 2023", "10–13 September 2023".</summary>
    public static string Full(EventDate date, Language language)
    {
        var start = date.Start;
        if (date.End is not { } end)
            return Partial(start, language);
        return RangeOf(start, end, language.Dates) is { } pattern
            ? pattern.Fill("other", PartOf)
            : language.Dates.Range.Fill("other", place => Partial(place == "end" ? end : start, language));

        string PartOf(string place) =>
            place.StartsWith("end-", StringComparison.Ordinal) ? Part(place[4..], end, language) : Part(place, start, language);
    }

    /// <summary>Without the year: "5 September". Approximate dates, ranges, months and years are printed in full.</summary>
    public static string Short(EventDate date, Language language) =>
        date is { End: null, Start: { Precision: 3, IsApproximate: false } day }
            ? Fill(language.Dates.Short, day, language)
            : Full(date, language);

    /// <summary>The day in the edition's Hijri calendar; null if it has none or the calendar does not cover the day.</summary>
    public static string? Hijri(DateOnly day, Language language) => language.Hijri?.Print(day, language.Digits);

    /// <summary>September 2023.</summary>
    public static string Month(int year, int month, Language language) =>
        Fill(language.Dates.Month, new(year, month, null, IsApproximate: false), language);

    /// <summary>The pattern of a range whose ends share a month or a year, or are years; null if both ends are printed in full.</summary>
    private static InterfaceText? RangeOf(PartialDate start, PartialDate end, DatePatterns patterns)
    {
        if (start.IsApproximate || end.IsApproximate || start.Precision != end.Precision)
            return null;
        return (start.Precision, start.Year == end.Year) switch
        {
            (1, _) => patterns.RangeOfYears,
            (2, true) => patterns.RangeOfMonths,
            (3, true) => start.Month == end.Month ? patterns.RangeInMonth : patterns.RangeInYear,
            _ => null,
        };
    }

    private static string Partial(PartialDate date, Language language)
    {
        var pattern = date.Precision switch
        {
            1 => language.Dates.Year,
            2 => language.Dates.Month,
            _ => language.Dates.Full,
        };
        var text = Fill(pattern, date, language);
        return date.IsApproximate ? language.Dates.Approximate.Fill("other", _ => text) : text;
    }

    private static string Fill(InterfaceText pattern, PartialDate date, Language language) =>
        pattern.Fill("other", placeholder => Part(placeholder, date, language));

    private static string Part(string placeholder, PartialDate date, Language language) => placeholder switch
    {
        "day" => language.Digits.Plain(date.Day ?? 1),
        "month" => language.Months[(date.Month ?? 1) - 1],
        "year" => language.Digits.Plain(date.Year),
        "weekday" => language.Weekdays[((int)date.Earliest.DayOfWeek + 6) % 7], // .NET counts from Sunday, ISO 8601 from Monday
        _ => "",
    };
}
