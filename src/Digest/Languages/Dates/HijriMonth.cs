namespace Digest.Languages.Dates;

/// <summary>A month of a Hijri year.</summary>
internal readonly record struct HijriMonth(int Year, int Month)
{
    public HijriMonth Next() => Month == 12 ? new(Year + 1, 1) : new(Year, Month + 1);

    /// <summary>Parses year and month: <c>1445-02</c>.</summary>
    public static HijriMonth? TryParse(string text) =>
        text is [_, _, _, _, '-', _, _]
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        && month is >= 1 and <= 12
            ? new(year, month)
            : null;
}
