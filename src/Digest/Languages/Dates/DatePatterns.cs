namespace Digest.Languages.Dates;

/// <summary>
/// The date patterns of a language. The placeholders are <c>day</c>, <c>month</c>, <c>year</c> and <c>weekday</c>, the same with the
/// prefix <c>end-</c> for the end of a range, and <c>date</c>, <c>start</c> and <c>end</c> for full dates.
/// </summary>
internal sealed record DatePatterns
{
    /// <summary>5 September 2023.</summary>
    public required InterfaceText Full { get; init; }

    /// <summary>Tuesday, 5 September 2023.</summary>
    public required InterfaceText Weekday { get; init; }

    /// <summary>5 September.</summary>
    public required InterfaceText Short { get; init; }

    /// <summary>September 2023.</summary>
    public required InterfaceText Month { get; init; }

    /// <summary>2023.</summary>
    public required InterfaceText Year { get; init; }

    /// <summary>About August 2023.</summary>
    public required InterfaceText Approximate { get; init; }

    /// <summary>10–13 September 2023.</summary>
    public required InterfaceText RangeInMonth { get; init; }

    /// <summary>28 August – 3 September 2023.</summary>
    public required InterfaceText RangeInYear { get; init; }

    /// <summary>August–September 2023.</summary>
    public required InterfaceText RangeOfMonths { get; init; }

    /// <summary>2022–2023.</summary>
    public required InterfaceText RangeOfYears { get; init; }

    /// <summary>From one full date to another.</summary>
    public required InterfaceText Range { get; init; }
}
