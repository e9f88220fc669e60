using Digest.Languages;
using Xunit;

namespace Digest.Tests.Languages;

public sealed class DateOrNameInText
{
    private static readonly NoBreakText s_names = new(["Kim Jong Un", "Kim Jong", "كيم جونغ أون", "Putin", "Kementerian Luar Korea Utara"]);

    /// <summary>"_" is a no-break space, "+" a word joiner.</summary>
    [Theory]
    [InlineData("Kereta api Kim Jong Un memasuki Rusia", "Kereta api Kim_Jong_Un memasuki Rusia")]
    [InlineData("Kim Jong Un, Kim Jong Un", "Kim_Jong_Un, Kim_Jong_Un")]
    [InlineData("Kim Jong dan Putin", "Kim_Jong dan Putin")]
    [InlineData("Pada 5 September 2023, dan 10 Ogos", "Pada 5_September_2023, dan 10_Ogos")]
    [InlineData("Pada 12 September 2023", "Pada 12_September 2023")] // too long to keep on one line
    [InlineData("Putin, 33 orang, 2023", "Putin, 33 orang, 2023")]
    [InlineData("Kementerian Luar Korea Utara", "Kementerian Luar Korea Utara")] // too long to keep on one line
    [InlineData("", "")]
    public void StaysOnOneLineInMalay(string text, string whole) =>
        Assert.Equal(whole, WithMarks(s_names.DatesAndNames(text, TestLanguages.Malay)));

    [Theory]
    [InlineData("وصل كيم جونغ أون في 12 أيلول/سبتمبر", "وصل كيم_جونغ_أون في 12_أيلول/+سبتمبر")]
    [InlineData("لكيم جونغ أون بين 10 و13 أيلول/ سبتمبر 2023", "لكيم_جونغ_أون بين 10 و13_أيلول/+_سبتمبر 2023")]
    [InlineData("في كانون الثاني/يناير 2024، ثم في تشرين الأول", "في كانون الثاني/+يناير 2024، ثم في تشرين_الأول")]
    public void StaysOnOneLineInArabic(string text, string whole) =>
        Assert.Equal(whole, WithMarks(s_names.DatesAndNames(text, TestLanguages.Arabic)));

    [Fact]
    public void WithoutKnownNamesIsUnchanged() =>
        Assert.Equal("Kim Jong Un", new NoBreakText([]).DatesAndNames("Kim Jong Un", TestLanguages.Malay));

    private static string WithMarks(string text) => text.Replace('\u00A0', '_').Replace('\u2060', '+');
}
