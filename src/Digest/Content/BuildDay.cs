namespace Digest.Content;

/// <summary>The day of the build in UTC. Time alone makes no error: a date in the future becomes one of the past.</summary>
internal sealed record BuildDay(DateOnly Day)
{
    private const int FirstYear = 1900;
    private const int YearsAhead = 5;

    /// <summary>For bodies, which are the same on all days, so that they can be kept.</summary>
    public static readonly BuildDay None = new(default(DateOnly));

    public static BuildDay Of(DateTimeOffset now) => new(DateOnly.FromDateTime(now.UtcDateTime));

    /// <summary>The last day that has begun anywhere, also while the date is written.</summary>
    public int LastDayNumber => Day.DayNumber + 1;

    /// <summary>Why a year is probably a mistake: in news it is neither long ago nor far ahead; null if it is not.</summary>
    public string? Doubt(int year) => year < FirstYear ? $"is before {FirstYear}"
        : year > Day.Year + YearsAhead ? $"is more than {YearsAhead} years ahead"
        : null;

    /// <summary>Whether a year is about the year of the Hijri calendar in which the site is built.</summary>
    public bool IsNearHijriYear(int year) => Math.Abs(year - ((Day.Year - 622) * 33 / 32)) <= YearsAhead;
}
