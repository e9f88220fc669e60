using Digest.Sources;

namespace Digest.Languages.Dates;

/// <summary>
/// The date patterns of a language: <c>dates</c> in its file. The placeholders are <c>day</c>, <c>month</c>, <c>year</c> and
/// <c>weekday</c>, the same with the prefix <c>end-</c> for the end of a range, and <c>date</c>, <c>start</c>, <c>end</c> for full dates.
/// </summary>
internal sealed class DatePatterns
{
    public static readonly KeyTable Keys = new("'dates'");
    private static readonly Key<string> s_full = Keys.RequiredText("full", "5 September 2023");
    private static readonly Key<string> s_weekday = Keys.RequiredText("weekday", "Tuesday, 5 September 2023");
    private static readonly Key<string> s_short = Keys.RequiredText("short", "5 September");
    private static readonly Key<string> s_month = Keys.RequiredText("month", "September 2023");
    private static readonly Key<string> s_year = Keys.RequiredText("year", "2023");
    private static readonly Key<string> s_approximate = Keys.RequiredText("approximate", "about August 2023");
    private static readonly Key<string> s_range = Keys.RequiredText("range", "28 December 2022 – 3 January 2023");
    private static readonly Key<string> s_rangeInMonth = Keys.RequiredText("rangeInMonth", "10–13 September 2023");
    private static readonly Key<string> s_rangeInYear = Keys.RequiredText("rangeInYear", "28 August – 3 September 2023");
    private static readonly Key<string> s_rangeOfMonths = Keys.RequiredText("rangeOfMonths", "August–September 2023");
    private static readonly Key<string> s_rangeOfYears = Keys.RequiredText("rangeOfYears", "2022–2023");

    private DatePatterns(Func<Key<string>, string, InterfaceText> pattern)
    {
        Full = pattern(s_full, "day month year");
        Weekday = pattern(s_weekday, "weekday day month year");
        Short = pattern(s_short, "day month");
        Month = pattern(s_month, "month year");
        Year = pattern(s_year, "year");
        Approximate = pattern(s_approximate, "date");
        Range = pattern(s_range, "start end");
        RangeInMonth = pattern(s_rangeInMonth, "day end-day month year");
        RangeInYear = pattern(s_rangeInYear, "day month end-day end-month year");
        RangeOfMonths = pattern(s_rangeOfMonths, "month end-month year");
        RangeOfYears = pattern(s_rangeOfYears, "year end-year");
    }

    public InterfaceText Full { get; }
    public InterfaceText Weekday { get; }
    public InterfaceText Short { get; }
    public InterfaceText Month { get; }
    public InterfaceText Year { get; }
    public InterfaceText Approximate { get; }
    public InterfaceText Range { get; }
    public InterfaceText RangeInMonth { get; }
    public InterfaceText RangeInYear { get; }
    public InterfaceText RangeOfMonths { get; }
    public InterfaceText RangeOfYears { get; }

    public static DatePatterns Read(Fields fields)
    {
        return new(Pattern);

        // A date that lacks a part of itself is worse than none, so each pattern has exactly the placeholders that are filled.
        InterfaceText Pattern(Key<string> key, string placeholders)
        {
            var text = InterfaceText.Of(fields.Get(key));
            var names = placeholders.Split(' ');
            if (fields.Has(key) && !text.Placeholders.SetEquals(names))
            {
                var expected = string.Join(", ", names.Select(name => $"{{{name}}}"));
                fields.Wrong(key, $"the pattern '{key.Name}' must have each of these placeholders and no others: {expected}", null);
            }

            return text;
        }
    }
}
