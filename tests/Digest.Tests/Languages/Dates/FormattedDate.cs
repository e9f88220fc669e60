using System.Globalization;
using Digest.Languages.Dates;
using Digest.Text;
using Xunit;

namespace Digest.Tests.Languages.Dates;

public sealed class FormattedDate
{
    private static readonly string[] s_styles = ["dual", "levant", "egypt", "maghreb"];
    private static readonly string[] s_digits = ["latn", "arab"];

    [Theory]
    [InlineData("2023", "2023")]
    [InlineData("2023~", "sekitar 2023")]
    [InlineData("2023-08", "Ogos 2023")]
    [InlineData("2023-08~", "sekitar Ogos 2023")]
    [InlineData("2023-09-05", "5 September 2023")]
    [InlineData("2023-09-10/2023-09-13", "10–13 September 2023")]
    [InlineData("2023-08-28/2023-09-03", "28 Ogos – 3 September 2023")]
    [InlineData("2022-12-31/2023-01-01", "31 Disember 2022 – 1 Januari 2023")]
    [InlineData("2022/2023", "2022–2023")]
    [InlineData("2023-08/2023-09", "Ogos–September 2023")]
    [InlineData("2022-12/2023-01", "Disember 2022 – Januari 2023")]
    [InlineData("2023-08~/2023-09", "sekitar Ogos 2023 – September 2023")]
    [InlineData("2023-09-10~/2023-09-13", "sekitar 10 September 2023 – 13 September 2023")]
    public void InMalayFollowsMalayUsage(string edtf, string words) =>
        Assert.Equal(words, DateFormatter.Full(EventDate.TryParse(edtf)!, TestLanguages.Malay));

    [Theory]
    [InlineData("dual", "latn", "2023-09-05", "5 أيلول/سبتمبر 2023")]
    [InlineData("dual", "latn", "2023-08~", "نحو آب/أغسطس 2023")]
    [InlineData("dual", "latn", "2023-08/2023-09", "آب/أغسطس – أيلول/سبتمبر 2023")]
    [InlineData("gulf", "arab", "2022/2023", "٢٠٢٢–٢٠٢٣")]
    [InlineData("dual", "arab", "2023-09-10/2023-09-13", "١٠–١٣ أيلول/سبتمبر ٢٠٢٣")]
    [InlineData("levant", "latn", "2023-10", "تشرين الأول 2023")]
    [InlineData("levant", "arab", "2024-01-14", "١٤ كانون الثاني ٢٠٢٤")]
    [InlineData("egypt", "latn", "2023-08-28/2023-09-03", "28 أغسطس – 3 سبتمبر 2023")]
    [InlineData("egypt", "arab", "2023", "٢٠٢٣")]
    [InlineData("maghreb", "latn", "2023-07-31", "31 يوليوز 2023")]
    [InlineData("maghreb", "latn", "2023-08", "غشت 2023")]
    [InlineData("maghreb", "latn", "2023-12-01/2024-05-02", "1 دجنبر 2023 – 2 ماي 2024")]
    public void InArabicFollowsTheUsageOfTheRegion(string style, string digits, string edtf, string words) =>
        Assert.Equal(words, DateFormatter.Full(EventDate.TryParse(edtf)!, TestLanguages.ArabicWith(style, digits)));

    [Fact]
    public void InEveryFormHasTheMonthAndTheRightDigits()
    {
        foreach (var (style, digits) in s_styles.SelectMany(style => s_digits.Select(digits => (style, digits))))
        {
            var arabic = TestLanguages.ArabicWith(style, digits);
            Assert.Equal(12, arabic.Months.Distinct().Count());
            foreach (var month in Enumerable.Range(1, 12))
            {
                string[] forms =
                [
                    $"2023-{month:00}", $"2023-{month:00}~", $"2023-{month:00}-07", $"2023-{month:00}-07~",
                    $"2023-{month:00}-07/2023-{month:00}-09",
                    $"2023-{month:00}-07/2025-01-09", $"2023-{month:00}/2025", $"2023-{month:00}~/2025~",
                ];
                foreach (var form in forms)
                {
                    var words = DateFormatter.Full(EventDate.TryParse(form)!, arabic);

                    Assert.Contains(arabic.Months[month - 1], words, StringComparison.Ordinal);
                    Assert.Contains(digits == "arab" ? "٢٠٢٣" : "2023", words, StringComparison.Ordinal);
                    Assert.DoesNotContain(
                        words, character => digits == "arab" ? char.IsAsciiDigit(character) : character is >= '٠' and <= '٩');
                    Assert.Equal(form.Contains('~', StringComparison.Ordinal), words.Contains("نحو", StringComparison.Ordinal));
                    Assert.DoesNotContain(words, character => character is '{' or '}' or '~');
                }
            }
        }
    }

    [Fact]
    public void HasTheWeekdayOfTheCalendar()
    {
        // 12 September 2023 was a Tuesday.
        var day = new DateOnly(2023, 9, 12);
        Assert.Equal("Selasa, 12 September 2023", DateFormatter.WithWeekday(day, TestLanguages.Malay));
        Assert.Equal("الثلاثاء، 12 أيلول/سبتمبر 2023", DateFormatter.WithWeekday(day, TestLanguages.Arabic));
        Assert.Equal(
            TestLanguages.Malay.Weekdays,
            Enumerable.Range(11, 7).Select(number => DateFormatter.WithWeekday(new(2023, 9, number), TestLanguages.Malay).Split(',')[0]));
    }

    [Theory]
    [InlineData("2023-09-05", "5 September")]
    [InlineData("2023-09-05~", "sekitar 5 September 2023")]
    [InlineData("2023-09", "September 2023")]
    [InlineData("2023-09-05/2023-09-06", "5–6 September 2023")]
    public void InShortFormOmitsTheYearOfASingleDayOnly(string edtf, string words) =>
        Assert.Equal(words, DateFormatter.Short(EventDate.TryParse(edtf)!, TestLanguages.Malay));

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void IsTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("5 أيلول/سبتمبر 2023", DateFormatter.Full(new DateOnly(2023, 9, 5), TestLanguages.Arabic));
            Assert.Equal("2023-09-05", PublicationDate.TryParse("2023-09-05", zone: null)!.Iso);
            Assert.Equal("1,234", TestLanguages.Malay.Digits.Count(1234));
            Assert.Equal("iı", Slug.Of("Iı"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
