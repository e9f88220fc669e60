namespace Digest.Languages.Dates;

/// <summary>How a language writes dates. In braces stand <c>day</c>, <c>month</c>, <c>year</c>, <c>weekday</c>, the same with <c>end-</c> in front for the end of a range, and <c>date</c>, <c>start</c>, <c>end</c> for whole dates.</summary>
internal sealed record DatePatterns
{
    /// <summary>5 September 2023.</summary>
    public required InterfaceText Full { get; init; }

    /// <summary>Tuesday, 5 September 2023.</summary>
    public required InterfaceText Weekday { get; init; }

    /// <summary>5 September, where the year stands above.</summary>
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

    /// <summary>From one whole date to another.</summary>
    public required InterfaceText Range { get; init; }
}
