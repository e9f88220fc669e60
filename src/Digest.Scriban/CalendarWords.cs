namespace Digest.Scriban;

/// <summary>The words that <c>date.to_string</c> prints. They come from the host, so that dates read alike on every machine.</summary>
/// <param name="Months">Twelve names, from January.</param>
/// <param name="ShortMonths">Twelve short names.</param>
/// <param name="Weekdays">Seven names, from Sunday.</param>
/// <param name="ShortWeekdays">Seven short names.</param>
/// <param name="Morning">What stands after the hours before noon.</param>
/// <param name="Afternoon">What stands after the hours from noon.</param>
public sealed record CalendarWords(
    IReadOnlyList<string> Months,
    IReadOnlyList<string> ShortMonths,
    IReadOnlyList<string> Weekdays,
    IReadOnlyList<string> ShortWeekdays,
    string Morning,
    string Afternoon)
{
    /// <summary>The words that Scriban uses without a culture, and that <c>%g</c> always asks for.</summary>
    public static CalendarWords English { get; } = new(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        "AM",
        "PM");
}
