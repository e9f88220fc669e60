namespace Digest.Languages.Dates;

/// <summary>A year, a month or a day.</summary>
internal readonly record struct PartialDate(int Year, int? Month, int? Day, bool IsApproximate)
{
    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day, IsApproximate: false);

    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>1 for a year, 2 for a month, 3 for a day.</summary>
    public int Precision => Day is not null ? 3 : Month is not null ? 2 : 1;

    /// <summary>The value of HTML's <c>time[datetime]</c>: without the sign for approximate dates.</summary>
    public string Iso => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        ({ } month, null) => $"{Year:0000}-{month:00}",
        ({ } month, { } day) => $"{Year:0000}-{month:00}-{day:00}",
    };

    public string Edtf => IsApproximate ? Iso + "~" : Iso;
}
