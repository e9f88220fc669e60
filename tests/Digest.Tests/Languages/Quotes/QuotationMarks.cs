using Digest.Languages.Quotes;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Languages.Quotes;

public sealed class QuotationMarks
{
    [Theory]
    [InlineData("Katanya, \"baik\".", "Katanya, “baik”.")]
    [InlineData("”baik“ dan “baik“ dan ”baik”", "“baik” dan “baik” dan “baik”")]
    [InlineData("„baik“, «baik», »baik«, ‹baik›", "“baik”, “baik”, “baik”, “baik”")]
    [InlineData("« baik »", "“ baik ”")]
    [InlineData("\"Dia kata \"baik\" lalu pergi\"", "“Dia kata ‘baik’ lalu pergi”")]
    [InlineData("«a “b 'c' „d ‹e› d“ b” a»", "“a ‘b “c” “d ‘e’ d” b’ a”")]
    [InlineData("(\"baik\"), \"baik\"-nya, \"baik\"nya, kata:\"baik\"", "(“baik”), “baik”-nya, “baik”nya, kata:“baik”")]
    [InlineData("\"«Rodong Sinmun»\"", "“‘Rodong Sinmun’”")]
    [InlineData("\"...baik...\" \"Baik!\" \"Baik?\"—\"baik\"", "“...baik...” “Baik!” “Baik?”—“baik”")]
    [InlineData("\"F-16\" dan \"tahun 2023\"", "“F-16” dan “tahun 2023”")]
    [InlineData("\"Dia kata 'henti' hari ini\"", "“Dia kata ‘henti’ hari ini”")]
    [InlineData("\"'Henti', katanya, 'dan pergi!'\"", "“‘Henti’, katanya, ‘dan pergi!’”")]
    [InlineData("\"Dia kata 'kata \"baik\" itu' lagi\" dan 'bukan'", "“Dia kata ‘kata “baik” itu’ lagi” dan 'bukan'")]
    [InlineData("\"Solat Jum'at '90-an al-'Aziz 'Abd 5'10\"", "“Solat Jum'at '90-an al-'Aziz 'Abd 5'10”")]
    [InlineData("\"Kata 'Abd: 'ya', ijma' pun 'tidak'nya\"", "“Kata 'Abd: 'ya', ijma' pun 'tidak'nya”")]
    public void BecomeMalayMarksInPairs(string written, string printed) => Assert.Equal(printed, TestLanguages.Malay.Quotes.Apply(written));

    [Theory]
    [InlineData("قال \"نعم\" ومضى.", "قال «نعم» ومضى.")]
    [InlineData("قال “نعم” و ”لا“ و „ربما“", "قال «نعم» و «لا» و «ربما»")]
    [InlineData("وكالة\"تاس\"، و\"تاس\"، بـ\"تاس\"", "وكالة«تاس»، و«تاس»، بـ«تاس»")]
    [InlineData("\"قال و\"تاس\" كذا\"", "«قال و“تاس” كذا»")]
    [InlineData("«قال “نعم” ومضى»", "«قال “نعم” ومضى»")]
    [InlineData("‘نعم’", "«نعم»")]
    [InlineData("\"قال 'نعم' ومضى\"", "«قال “نعم” ومضى»")]
    [InlineData("صحيفة \"The New York Times\" و\"AP\"", "صحيفة «The New York Times» و«AP»")]
    [InlineData("\"سنة ٢٠٢٣\"", "«سنة ٢٠٢٣»")]
    public void BecomeArabicMarksAlsoAfterClitics(string written, string printed) =>
        Assert.Equal(printed, TestLanguages.Arabic.Quotes.Apply(written));

    [Theory]
    [InlineData("Jumaat's, Jumaat’s, 'kata', ’90-an, ʿAbd, ʾ")]
    [InlineData("5'10\", 12\" dan 6’ 2” dan 40′ 30″")]
    [InlineData("https://example.com/?q=\"x\"&r=\"y\"z")]
    [InlineData("https://example.com/?q=\"x\" dan http://example.com/?q=“x”.")]
    [InlineData("example.com/\"x\", www.example.com?q=\"x\"")]
    [InlineData("\"ali\"@example.com")]
    [InlineData("/usr/\"x\"/y, ~/\"x\", C:\\\"x\"\\y, ./\"x\"")]
    [InlineData("dia kata \"ya dan pergi")]
    [InlineData("dia kata” dan pergi")]
    [InlineData("\" \" \"\" “ ”’ ‘")]
    [InlineData("Maksudnya ‘kereta api’.")]
    public void OutsideAQuotationStay(string text) => Assert.Equal(text, TestLanguages.Malay.Quotes.Apply(text));

    [Theory]
    [InlineData("\"Tingginya 5'10\" sahaja\"", "“Tingginya 5'10\" sahaja”")]
    [InlineData("Skrin 12\" itu \"baharu\"", "Skrin 12\" itu “baharu”")]
    [InlineData("\"Para wartawan’ datang\"", "“Para wartawan’ datang”")]
    [InlineData("\"ya\" lalu \"tidak", "“ya” lalu \"tidak")]
    [InlineData("\"ya\"nya lalu\"", "“ya”nya lalu\"")]
    [InlineData("Lihat \"https://example.com/\".", "Lihat “https://example.com/”.")]
    public void WithoutAPartnerStay(string written, string printed) => Assert.Equal(printed, TestLanguages.Malay.Quotes.Apply(written));

    [Theory]
    [InlineData("\"https://example.com/\", \"https://example.com/\"-nya", "“https://example.com/”, “https://example.com/”-nya")]
    [InlineData(
        "Baca \"di https://example.com/\" atau (\"di www.example.com\").", "Baca “di https://example.com/” atau (“di www.example.com”).")]
    [InlineData(
        "\"https://example.com/?q=\"x\"\" dan \"di https://example.com/?q=\"x\"\"",
        "“https://example.com/?q=\"x\"” dan “di https://example.com/?q=\"x\"”")]
    [InlineData("\"Lihat https://example.com/?q='x' dan 'ini'\"", "“Lihat https://example.com/?q='x' dan ‘ini’”")]
    [InlineData("\"ali@example.com\", \"kepada ali@example.com\", \"@ali\"", "“ali@example.com”, “kepada ali@example.com”, “@ali”")]
    [InlineData("\"/usr/x\" dan \"di C:\\x\"", "“/usr/x” dan “di C:\\x”")]
    [InlineData("\"ya\"/\"tidak\", \"ya\"/tidak, dan/atau \"ya\"", "“ya”/“tidak”, “ya”/tidak, dan/atau “ya”")]
    public void AroundAUrlAreNotPartOfIt(string written, string printed) =>
        Assert.Equal(printed, TestLanguages.Malay.Quotes.Apply(written));

    [Fact]
    public void DependOnlyOnTheLanguage()
    {
        Assert.Equal(
            "「a『b』c」",
            new QuoteMarks('「', '」', '『', '』').Apply(
                "“a \"b\" c”".Replace(" ", "", StringComparison.Ordinal).Replace("a\"", "a„", StringComparison.Ordinal)));
        Assert.Equal("「a『b』c」", new QuoteMarks('「', '」', '『', '』').Apply("「a『b』c」"));
        Assert.Equal("”a ’b’ c”", new QuoteMarks('”', '”', '’', '’').Apply("«a \"b\" c»"));
        Assert.Equal("»a ›b‹ c«", new QuoteMarks('»', '«', '›', '‹').Apply("\"a “b” c\""));
    }

    // The time must be linear in the length: these are the longest bodies allowed, made of marks.
    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("‘ «")]
    [InlineData("«x ")]
    [InlineData("x\"x ")]
    [InlineData("\"x\"x \" ")]
    [InlineData("‘x «x ‘ ")]
    [InlineData("://x\"x")]
    [InlineData("\"://x\" ")]
    [InlineData("x@\"x")]
    [InlineData("\"\u200F")]
    [InlineData("\"'x ")]
    [InlineData("'x'\"")]
    public void InALongTextAreReadInTime(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 256 * 1024 / repeated.Length));

        _ = WorkBudget.Run(() => repeated, () => TestLanguages.Malay.Quotes.Apply(text));
    }
}
