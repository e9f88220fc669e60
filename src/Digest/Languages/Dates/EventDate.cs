using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Languages.Dates;

/// <summary>
/// When something happened, as precisely as is known: the forms of EDTF (ISO 8601-2) that a chronology of news needs. <c>2023-09-12</c>, <c>2023-08</c>,
/// <c>2022</c>, each also as approximate (<c>2023-08~</c>), and intervals between two of them (<c>2023-09-10/2023-09-13</c>).
/// </summary>
internal sealed partial record EventDate : IComparable<EventDate>
{
    public static readonly ValueFormat<EventDate> Format = new(
        KeyKind.Date,
        TryParse,
        "a date of the calendar",
        "Write 2023-09-12, 2023-08 or 2022, with '~' behind it for 'about', or two of them with '/' between them for a span of time.",
        DiagnosticCode.BadDate);

    /// <summary>Earliest day, then precision, in one number: a long chronology compares it very often.</summary>
    private readonly int _place;

    private EventDate(PartialDate start, PartialDate? end)
    {
        Start = start;
        End = end;
        _place = (start.Earliest.DayNumber * 4) + start.Precision;
    }

    public PartialDate Start { get; }

    /// <summary>The last day, month or year of an interval.</summary>
    public PartialDate? End { get; }

    /// <summary>As EDTF writes it.</summary>
    public string Edtf => End is { } end ? $"{Start.Edtf}/{end.Edtf}" : Start.Edtf;

    public static EventDate On(DateOnly day) => new(new(day.Year, day.Month, day.Day, IsApproximate: false), null);

    /// <summary>From the beginning of one to the end of another.</summary>
    public static EventDate Between(PartialDate start, PartialDate end) => new(start, start == end ? null : end);

    /// <summary>Reads EDTF; null when the text is none of the forms, or no date of the calendar.</summary>
    public static EventDate? TryParse(string text)
    {
        var match = Form.Match(text);
        if (!match.Success || PartialOf(match, "") is not { } start)
            return null;
        if (!match.Groups["endyear"].Success)
            return new(start, null);
        return PartialOf(match, "end") switch
        {
            { } end when start.Earliest <= end.Latest => Between(start, end),
            _ => null,
        };
    }

    /// <summary>By the earliest day that is meant; of dates that start together the coarser first, so that "2023" stands before January 2023.</summary>
    public int CompareTo(EventDate? other) => other is null ? 1 : _place.CompareTo(other._place);

    public static bool operator <(EventDate left, EventDate right) => left.CompareTo(right) < 0;
    public static bool operator >(EventDate left, EventDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(EventDate left, EventDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(EventDate left, EventDate right) => left.CompareTo(right) >= 0;

    private static PartialDate? PartialOf(Match match, string prefix)
    {
        int? Part(string name) => match.Groups[prefix + name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

        var (year, month, day) = (Part("year")!.Value, Part("month"), Part("day"));
        var exists = year >= 1 && month is null or (>= 1 and <= 12) && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month!.Value)));
        return year >= 1 && exists ? new(year, month, day, match.Groups[prefix + "about"].Success) : null;
    }

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?)?(?<about>~)?(/(?<endyear>[0-9]{4})(-(?<endmonth>[0-9]{2})(-(?<endday>[0-9]{2}))?)?(?<endabout>~)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
