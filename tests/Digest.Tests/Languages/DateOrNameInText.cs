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
    [InlineData("Di mana-mana, kedua-dua Bangsa-Bangsa itu bermain-main", "Di mana-+mana, kedua-+dua Bangsa-+Bangsa itu bermain-+main")]
    [InlineData("Pyongyang–Moscow pada 10–13 September", "Pyongyang–+Moscow pada 10–+13_September")]
    [InlineData("Linda Thomas-Greenfield dan laporan-laporannya", "Linda Thomas-Greenfield dan laporan-laporannya")] // may break
    [InlineData("buku 978-3-16-148410-0, skor 2-2", "buku 978-3-16-148410-0, skor 2-2")] // numbers keep their order
    [InlineData("a - a, --, -a, a-, 1 – 2, Jeon Ha-gyu", "a - a, --, -a, a-, 1 – 2, Jeon Ha-gyu")]
    public void StaysOnOneLineInMalay(string text, string whole) =>
        Assert.Equal(whole, WithMarks(s_names.InHeadline(text, TestLanguages.Malay)));

    [Theory]
    [InlineData("وصل كيم جونغ أون في 12 أيلول/سبتمبر", "وصل كيم_جونغ_أون في 12_أيلول/+سبتمبر")]
    [InlineData("لكيم جونغ أون بين 10 و13 أيلول/ سبتمبر 2023", "لكيم_جونغ_أون بين 10 و13_أيلول/+_سبتمبر 2023")]
    [InlineData("في كانون الثاني/يناير 2024، ثم في تشرين الأول", "في كانون الثاني/+يناير 2024، ثم في تشرين_الأول")]
    public void StaysOnOneLineInArabic(string text, string whole) =>
        Assert.Equal(whole, WithMarks(s_names.InHeadline(text, TestLanguages.Arabic)));

    [Fact]
    public void NameMayBreakInRunningText() =>
        Assert.Equal("Kim Jong Un, 5_Mei, apa-+apa", WithMarks(NoBreakText.InText("Kim Jong Un, 5 Mei, apa-apa", TestLanguages.Malay)));

    [Fact]
    public void JoinerIsAnElementThatReadersDoNotCopy()
    {
        var written = new List<string>();
        NoBreakText.Write("أيلول/\u2060سبتمبر", written.Add, written.Add);
        Assert.Equal(["أيلول/", "<span class=\"j\"></span>", "سبتمبر"], written);
    }

    [Fact]
    public void WithoutKnownNamesIsUnchanged() =>
        Assert.Equal("Kim Jong Un", new NoBreakText([]).InHeadline("Kim Jong Un", TestLanguages.Malay));

    private static string WithMarks(string text) => text.Replace('\u00A0', '_').Replace('\u2060', '+');
}
