using System.Text.RegularExpressions;

namespace Digest.Languages.Dates;

/// <summary>Recognises dates in other forms than year-month-day, and days that do not exist, and says what to write.</summary>
internal static partial class DateMistake
{
    private const string ExampleOffset = "+08:00";

    /// <summary>What to write for a text that was meant as a date; null if it resembles none.</summary>
    /// <param name="firstYear">The first year that is accepted.</param>
    public static string? AdviceOn(string text, int firstYear = 1)
    {
        var plain = WithPlainDigits(text);
        var match = Form.Match(plain);
        if (!match.Success)
        {
            if (WithMonthName.Match(plain) is { Success: true } words)
                return AdviceOnMonthName(words);
            if (WithWords.Match(plain) is not { Success: true, Groups: var parts })
                return null;
            var isDay = DateOnly.TryParseExact(parts["date"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _);
            return AdviceOn(parts["date"].Value, firstYear) ?? (isDay ? $"Write {parts["date"]}." : null);
        }

        var (date, advice) = match.Groups["compact"].Success
            ? YearFirst(Number("compact") / 10_000, Number("compact") / 100 % 100, Number("compact") % 100)
            : match.Groups["first"].Success
                ? YearFirst(Number("year"), Number("first"), Number("second"))
                : YearLast(Number("one"), Number("two"), Number("last"));
        if (date is not { } day)
            return advice;
        if (day.Year < firstYear)
            return $"Check the year: {day.Year:0000} is too long ago.";
        var form = match.Groups["time"].Success ? AdviceOnTime(Iso(day), match) : $"Write {Iso(day)}.";
        return form == $"Write {text}." ? null : form;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Advice on a year that is probably one of the Hijri calendar; null for others.</summary>
    /// <param name="month">With the day, for the Gregorian date; null if unknown.</param>
    public static string? AdviceOnHijri(int year, int? month = null, int? day = null)
    {
        // The years of the table of .NET, 1900 to 2077. They are also those of the Persian calendar for 1939 to 2122.
        if (year is < 1318 or > 1500)
            return null;
        var looks = $"{year} looks like a year of the Hijri calendar";
        var calendar = new UmAlQuraCalendar();
        if (month is not (>= 1 and <= 12) || day is not >= 1 || day > calendar.GetDaysInMonth(year, month.Value))
            return $"{looks}. Write the Gregorian date.";
        var gregorian = DateOnly.FromDateTime(calendar.ToDateTime(year, month.Value, day.Value, 0, 0, 0, 0));
        return $"{looks}. Write the Gregorian date: {Iso(gregorian)}.";
    }

    private static (DateOnly? Day, string? Advice) YearFirst(int year, int month, int day)
    {
        if (AdviceOnHijri(year, month, day) is { } hijri)
            return (null, hijri);
        if (DayOf(year, month, day) is { } date)
            return (date, null);
        if (DayOf(year, day, month) is { } swapped)
            return (null, $"There is no month {month}: the month is before the day, {Iso(swapped)}.");
        return (null, month is >= 1 and <= 12 && year is >= 1 and <= 9999
            ? $"Month {month} of {year} has {DateTime.DaysInMonth(year, month)} days."
            : null);
    }

    private static (DateOnly? Day, string? Advice) YearLast(int one, int two, int year)
    {
        if (AdviceOnHijri(year, two, one) is { } hijri)
            return (null, hijri);
        if (year < 100)
            return (null, "Write the year with four digits, then the month and the day: 2023-09-12.");
        return (DayOf(year, two, one), DayOf(year, one, two)) switch
        {
            ({ } day, { } other) when day != other => (null,
                $"Write the year first, then the month: {Iso(day)} if the month is {two}, or {Iso(other)} if it is {one}."),
            (null, null) => (null, null),
            var (day, other) => (day ?? other, null),
        };
    }

    private static string AdviceOnTime(string day, Match match)
    {
        var (hour, minute) = (match.Groups["hour"].Value, match.Groups["minute"].Value);
        var isAfternoon = match.Groups["half"].Value is ['p' or 'P', ..];
        var number = int.Parse(hour, NumberStyles.None, CultureInfo.InvariantCulture) % (match.Groups["half"].Success ? 12 : 100)
            + (isAfternoon ? 12 : 0);
        if (number > 23 || string.CompareOrdinal(minute, "59") > 0)
            return $"There is no time {hour}:{minute}: the hours are 00 to 23, the minutes 00 to 59.";

        var time = $"{day}T{number:00}:{minute}:{(match.Groups["rest"] is { Length: > 0 } rest ? rest.Value : "00")}";
        if (match.Groups["z"].Success)
            return $"Write {time}Z.";
        if (!match.Groups["offset"].Success)
        {
            return $"Add the offset from UTC, such as {time}{ExampleOffset}, "
                + "or set TimeZone in statiq.json: times without an offset are in this zone.";
        }

        var digits = match.Groups["offset"].Value.Replace(":", "", StringComparison.Ordinal);
        var offset = digits.Length <= 2 ? digits.PadLeft(2, '0') + ":00" : digits.PadLeft(4, '0').Insert(2, ":");
        return string.CompareOrdinal(offset, "14:00") > 0
            ? "The offset from UTC is at most 14 hours."
            : $"Write {time}{match.Groups["sign"].Value}{offset}.";
    }

    private static string? AdviceOnMonthName(Match match)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (AdviceOnHijri(year) is { } hijri)
            return hijri;
        var day = match.Groups["day"].Value.PadLeft(2, '0');
        return $"Write the year, the number of the month and the day: {year:0000}-MM-{day}, with the number of "
            + $"'{match.Groups["month"].Value}' for MM.";
    }

    private static DateOnly? DayOf(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The text with the digits 0 to 9, hyphens for other dashes, and ordinary spaces.</summary>
    private static string WithPlainDigits(string text) => string.Concat(Digits.ToAscii(text).Select(character =>
        char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation || character == '\u2212' ? '-'
        : char.IsWhiteSpace(character) ? ' '
        : character));

    [GeneratedRegex(
        @"^((?<year>[0-9]{4}) ?[-/.] ?(?<first>[0-9]{1,2}) ?[-/.] ?(?<second>[0-9]{1,2})"
            + @"|(?<one>[0-9]{1,2}) ?[-/. ] ?(?<two>[0-9]{1,2}) ?[-/. ] ?(?<last>[0-9]{4}|[0-9]{2})"
            + @"|(?<compact>[0-9]{8}))"
            + @"(?<time>[Tt, ]+(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})(:(?<rest>[0-9]{2}(\.[0-9]+)?))?"
            + @" ?(?<half>[AaPp]\.?[Mm]\.?)?( ?(?<z>Z|z|UTC|GMT)| ?(?<sign>[-+])(?<offset>[0-9]{1,2}:?([0-9]{2})?))?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }

    /// <summary>A date with more behind it that has no digit, such as the day of the week.</summary>
    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[^0-9/]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithWords { get; }

    [GeneratedRegex(
        @"^(\p{L}+,? )?((?<day>[0-9]{1,2})(st|nd|rd|th)?[-./, ]*(?<month>\p{L}[\p{L}\p{M}]*)\.?"
            + @"|(?<month>\p{L}[\p{L}\p{M}]*)\.?[-./ ]*(?<day>[0-9]{1,2})(st|nd|rd|th)?),?[-./ ]*(?<year>[0-9]{4})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithMonthName { get; }
}
