using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages.Dates;

/// <summary>
/// The date of an event, in a subset of EDTF (ISO 8601-2): <c>2023-09-12</c>, <c>2023-08</c> or <c>2022</c>, each also approximate
/// (<c>2023-08~</c>), and intervals between two of them (<c>2023-09-10/2023-09-13</c>).
/// </summary>
/// <param name="End">The end of an interval.</param>
internal sealed partial record EventDate(PartialDate Start, PartialDate? End)
{
    public static readonly ValueFormat<EventDate> Format = new(
        KeyKind.Date,
        static (text, _) => TryParse(text),
        "a date of the calendar",
        "Write 2023-09-12, 2023-08 or 2022, with '~' behind it for 'about', or two of them with '/' between them for a span of time.",
        DiagnosticCode.BadDate) { AdviceOn = AdviceOnText };

    /// <summary>The order in a chronology: by the earliest day, then by precision, so that "2023" comes before January 2023.</summary>
    public int Order { get; } = (Start.Earliest.DayNumber * 4) + Start.Precision;

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly Earliest => Start.Earliest;

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Latest => (End ?? Start).Latest;

    public bool IsApproximate => Start.IsApproximate || End is { IsApproximate: true };

    /// <summary>Whether the first and the last day are known.</summary>
    public bool IsExact => !IsApproximate && Start.Precision == 3 && (End ?? Start).Precision == 3;

    public string Edtf => End is { } end ? $"{Start.Edtf}/{end.Edtf}" : Start.Edtf;

    public static EventDate On(DateOnly day) => new(PartialDate.Of(day), null);
    public static EventDate Between(PartialDate start, PartialDate end) => new(start, start == end ? null : end);

    /// <summary>Parses EDTF; null if the text has another form, or is not a date of the calendar.</summary>
    public static EventDate? TryParse(string text)
    {
        var match = Form.Match(text);
        if (!match.Success || PartialOf(match, "") is not { } start)
            return null;
        if (!match.Groups["endyear"].Success)
            return new(start, null);
        return PartialOf(match, "end") is { } end && start.Earliest <= end.Latest ? Between(start, end) : null;
    }

    private static string? AdviceOnText(string text)
    {
        if (Form.Match(text) is { Success: true } match && match.Groups["endyear"].Success
            && PartialOf(match, "") is not null && PartialOf(match, "end") is not null)
        {
            return "The end is before the start: exchange the two.";
        }

        if (Corrected(text) is { } corrected)
            return $"Write {corrected}.";
        return DayAndTime.Match(text) is { Success: true } time
            ? $"An event has a day, not a time: {time.Groups["day"].Value}."
            : DateMistake.AdviceOn(text);
    }

    /// <summary>The date in EDTF that a text means: <c>2023-9</c>, <c>ca. 2023</c>, <c>2023?</c>, <c>2023 – 2024</c>.</summary>
    private static string? Corrected(string text)
    {
        var parts = BetweenDates.Split(Digits.ToAscii(text).Trim()).Select(part => WrittenPart.Match(part)).ToList();
        if (parts.Count > 2 || parts.Exists(part => !part.Success))
            return null;
        var edtf = string.Join('/', parts.Select(part => string.Concat(
            part.Groups["year"].Value,
            Padded(part.Groups["month"]),
            Padded(part.Groups["day"]),
            part.Groups["about"].Success ? "~" : "")));
        return edtf != text && TryParse(edtf) is not null ? edtf : null;

        static string Padded(Group group) => group.Success ? "-" + group.Value.PadLeft(2, '0') : "";
    }

    private static PartialDate? PartialOf(Match match, string prefix)
    {
        int? Part(string name) => match.Groups[prefix + name] is { Success: true } group
            ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

        var (year, month, day) = (Part("year")!.Value, Part("month"), Part("day"));
        var exists = year >= 1 && month is null or (>= 1 and <= 12)
            && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month!.Value)));
        return exists ? new(year, month, day, match.Groups[prefix + "about"].Success) : null;
    }

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?)?(?<about>~)?"
            + @"(/(?<endyear>[0-9]{4})(-(?<endmonth>[0-9]{2})(-(?<endday>[0-9]{2}))?)?(?<endabout>~)?)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }

    [GeneratedRegex(@" *(/|\.\.|\u2013|\u2014| - ) *", RegexOptions.ExplicitCapture)]
    private static partial Regex BetweenDates { get; }

    [GeneratedRegex(
        @"^((?<about>~|ca?\.) *)?(?<year>[0-9]{4})(-(?<month>[0-9]{1,2})(-(?<day>[0-9]{1,2}))?)? ?(?<about>[~?%])?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenPart { get; }

    [GeneratedRegex(
        "^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ][0-9]{2}:[0-9]{2}", RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndTime { get; }
}
