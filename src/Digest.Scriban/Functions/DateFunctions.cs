using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>date.*</c>. A date without an offset is UTC's; there is no clock.</summary>
internal static class DateFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("add_days date days", a => Add(a, (date, days) => date.AddDays(days))),
        ("add_hours date hours", a => Add(a, (date, hours) => date.AddHours(hours))),
        ("add_milliseconds date millis", a => Add(a, (date, millis) => date.AddMilliseconds(millis))),
        ("add_minutes date minutes", a => Add(a, (date, minutes) => date.AddMinutes(minutes))),
        ("add_months date months", a => Add(a, (date, months) => date.AddMonths((int)months))),
        ("add_seconds date seconds", a => Add(a, (date, seconds) => date.AddSeconds(seconds))),
        ("add_years date years", a => Add(a, (date, years) => date.AddYears((int)years))),
        ("parse text pattern? culture?", Parse),
        ("parse_to_string text output_pattern? output_culture? input_pattern? input_culture?", ParseToString),
        ("to_string datetime pattern? culture?", ToText),
    ];

    private static object? Add(Arguments a, Func<DateTimeOffset, double, DateTimeOffset> add)
    {
        if (a.Date(0) is not { } date)
            return null;

        try
        {
            return new Date(add(date, Values.ToDouble(a.Number(1))), a.Context.Calendar);
        }
        catch (ArgumentException)
        {
            throw new TemplateFunctionException("The date would lie outside the years 1 to 9999.");
        }
    }

    private static object? Parse(Arguments a)
    {
        a.RefuseCulture(2);
        return a[0] is null ? null : new Date(DateFormat.Parse(a.Text(0), a.OptionalText(1), a.Context.Calendar), a.Context.Calendar);
    }

    private static string? ParseToString(Arguments a)
    {
        a.RefuseCulture(2);
        a.RefuseCulture(4);
        return a[0] is null
            ? null
            : DateFormat.Format(DateFormat.Parse(a.Text(0), a.OptionalText(3), a.Context.Calendar), a.OptionalText(1) ?? DateFormat.Default, a.Context.Calendar);
    }

    private static string? ToText(Arguments a)
    {
        a.RefuseCulture(2);
        return a.Date(0) is { } date ? DateFormat.Format(date, a.OptionalText(1) ?? DateFormat.Default, a.Context.Calendar) : null;
    }
}
