using Xunit;

namespace Digest.Tests.Languages;

public sealed class CountedNoun
{
    [Theory]
    [InlineData(0, "zero")]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    [InlineData(3, "few")]
    [InlineData(10, "few")]
    [InlineData(11, "many")]
    [InlineData(99, "many")]
    [InlineData(100, "other")]
    [InlineData(101, "other")]
    [InlineData(102, "other")]
    [InlineData(103, "few")]
    [InlineData(110, "few")]
    [InlineData(111, "many")]
    [InlineData(1000, "other")]
    [InlineData(1_000_003, "few")]
    public void InArabicHasSixCategories(int count, string category) =>
        Assert.Equal(category, TestLanguages.Arabic.Plurals.CategoryOf(count));

    [Theory]
    [InlineData(0, "لا تقارير")]
    [InlineData(1, "تقرير واحد")]
    [InlineData(2, "تقريران")]
    [InlineData(3, "3 تقارير")]
    [InlineData(10, "10 تقارير")]
    [InlineData(11, "11 تقريرًا")]
    [InlineData(99, "99 تقريرًا")]
    [InlineData(100, "100 تقرير")]
    [InlineData(101, "101 تقرير")]
    [InlineData(102, "102 تقرير")]
    [InlineData(103, "103 تقارير")]
    public void InArabicUsesTheFormOfItsCategory(int count, string words)
    {
        var arabic = TestLanguages.Arabic;
        Assert.Equal(words, arabic.Strings["report-count"].Fill(arabic.Plurals.CategoryOf(count), _ => arabic.Digits.Count(count)));
    }

    [Theory]
    [InlineData(0, "0 laporan")]
    [InlineData(1, "1 laporan")]
    [InlineData(2, "2 laporan")]
    [InlineData(3, "3 laporan")]
    [InlineData(10, "10 laporan")]
    [InlineData(11, "11 laporan")]
    [InlineData(99, "99 laporan")]
    [InlineData(100, "100 laporan")]
    [InlineData(102, "102 laporan")]
    [InlineData(103, "103 laporan")]
    [InlineData(1234, "1,234 laporan")]
    public void InMalayHasOneForm(int count, string words)
    {
        var malay = TestLanguages.Malay;
        Assert.Equal("other", malay.Plurals.CategoryOf(count));
        Assert.Equal(words, malay.Strings["report-count"].Fill(malay.Plurals.CategoryOf(count), _ => malay.Digits.Count(count)));
    }

    [Theory]
    [InlineData(2, "تقريران")]
    [InlineData(10, "١٠ تقارير")]
    [InlineData(99, "٩٩ تقريرًا")]
    [InlineData(1102, "١٬١٠٢ تقرير")]
    public void UsesTheDigitsAndSeparatorsOfTheEdition(int count, string words)
    {
        var arabic = TestLanguages.ArabicWith("dual", "arab");
        Assert.Equal(words, arabic.Strings["report-count"].Fill(arabic.Plurals.CategoryOf(count), _ => arabic.Digits.Count(count)));
    }
}
