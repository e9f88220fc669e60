using Digest.Sources;

namespace Digest.Languages.Dates;

/// <summary>
/// The date patterns of a language: <c>dates</c> in its file. The placeholders are <c>day</c>, <c>month</c>, <c>year</c> and
/// <c>weekday</c>, the same with the prefix <c>end-</c> for the end of a range, and <c>date</c>, <c>start</c>, <c>end</c> for full dates.
/// </summary>
internal sealed class DatePatterns(Fields fields)
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

    public InterfaceText Full { get; } = InterfaceText.Of(fields.Get(s_full));
    public InterfaceText Weekday { get; } = InterfaceText.Of(fields.Get(s_weekday));
    public InterfaceText Short { get; } = InterfaceText.Of(fields.Get(s_short));
    public InterfaceText Month { get; } = InterfaceText.Of(fields.Get(s_month));
    public InterfaceText Year { get; } = InterfaceText.Of(fields.Get(s_year));
    public InterfaceText Approximate { get; } = InterfaceText.Of(fields.Get(s_approximate));
    public InterfaceText Range { get; } = InterfaceText.Of(fields.Get(s_range));
    public InterfaceText RangeInMonth { get; } = InterfaceText.Of(fields.Get(s_rangeInMonth));
    public InterfaceText RangeInYear { get; } = InterfaceText.Of(fields.Get(s_rangeInYear));
    public InterfaceText RangeOfMonths { get; } = InterfaceText.Of(fields.Get(s_rangeOfMonths));
    public InterfaceText RangeOfYears { get; } = InterfaceText.Of(fields.Get(s_rangeOfYears));
}
