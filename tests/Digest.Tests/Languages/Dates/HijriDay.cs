using System.Globalization;
using Digest.Languages;
using Digest.Languages.Dates;
using Xunit;

namespace Digest.Tests.Languages.Dates;

public sealed class HijriDay
{
    // Dates in Saudi Arabia: the first of Ramadan 1445 and 1446, Arafat 1444, the new year 1445, and both ends of the table.
    [Theory]
    [InlineData("2023-09-05", "20 Safar 1445H")]
    [InlineData("2024-03-11", "1 Ramadan 1445H")]
    [InlineData("2025-03-01", "1 Ramadan 1446H")]
    [InlineData("2023-06-27", "9 Zulhijah 1444H")]
    [InlineData("2023-07-19", "1 Muharam 1445H")]
    [InlineData("1900-04-30", "1 Muharam 1318H")]
    [InlineData("2077-11-15", "29 Zulhijah 1500H")]
    [InlineData("1900-04-29", null)]
    [InlineData("2077-12-31", null)]
    [InlineData("0001-01-01", null)]
    [InlineData("9999-12-31", null)]
    public void FollowsUmmAlQura(string day, string? hijri) => Assert.Equal(hijri, On(day, HijriTable.UmmAlQura, []));

    [Theory]
    [InlineData("2023-08-17", "30 Muharam 1445H")]
    [InlineData("2023-08-18", "1 Safar 1445H")]
    [InlineData("2023-09-05", "19 Safar 1445H")]
    [InlineData("2023-09-16", "30 Safar 1445H")]
    [InlineData("2023-09-28", "12 Rabiulawal 1445H")]
    [InlineData("2023-10-15", "29 Rabiulawal 1445H")]
    [InlineData("2023-10-16", "1 Rabiulakhir 1445H")]
    public void MovesWithTheConfiguredStartOfAMonth(string day, string hijri) =>
        Assert.Equal(hijri, On(day, HijriTable.UmmAlQura, [(new(1445, 2), new(2023, 8, 18)), (new(1445, 3), new(2023, 9, 17))]));

    [Theory]
    [InlineData("2023-08-17", null)]
    [InlineData("2023-09-05", "19 Safar 1445H")]
    [InlineData("2023-09-16", "30 Safar 1445H")]
    [InlineData("2023-10-15", "29 Rabiulawal 1445H")]
    [InlineData("2023-10-16", null)]
    public void WithoutAComputedTableIsKnownOnlyInConfiguredMonths(string day, string? hijri) =>
        Assert.Equal(hijri, On(day, [], [(new(1445, 2), new(2023, 8, 18)), (new(1445, 3), new(2023, 9, 17))]));

    [Fact]
    public void FollowsTheDayBefore()
    {
        var calendar = HijriTable.Of(HijriTable.UmmAlQura, new Dictionary<HijriMonth, DateOnly>(), out var faulty);
        Assert.Empty(faulty);
        var last = calendar.DateOf(new(1900, 4, 30))!.Value;
        Assert.Equal((new HijriMonth(1318, 1), 1), last);
        for (var day = new DateOnly(1900, 5, 1); calendar.DateOf(day) is { } date; day = day.AddDays(1))
        {
            Assert.True(date == (last.Month, last.Day + 1) || (date == (last.Month.Next(), 1) && last.Day is 29 or 30), $"{last} → {date}");
            last = date;
        }

        Assert.Equal(new HijriMonth(1500, 12), last.Month);
    }

    private static string? On(
        string day, IEnumerable<(HijriMonth Month, DateOnly First)> computed, (HijriMonth Month, DateOnly First)[] starts)
    {
        var calendar = HijriTable.Of(computed, starts.ToDictionary(pair => pair.Month, pair => pair.First), out var faulty);
        Assert.Empty(faulty);
        var malay = TestLanguages.Read("ms", ("Languages", "ms"));
        string[] months =
        [
            "Muharam", "Safar", "Rabiulawal", "Rabiulakhir", "Jamadilawal", "Jamadilakhir", "Rejab", "Syaaban", "Ramadan", "Syawal",
            "Zulkaedah", "Zulhijah"
        ];
        return DateFormatter.Hijri(
            DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            malay with { Hijri = new(calendar, [.. months], InterfaceText.Of("{day} {month} {year}H")) });
    }
}
