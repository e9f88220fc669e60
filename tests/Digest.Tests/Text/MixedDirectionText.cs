using Digest.Sources;
using Digest.Text;
using Xunit;

namespace Digest.Tests.Text;

public sealed class MixedDirectionText
{
    // Angle brackets mark the isolated runs.
    [Theory]
    [InlineData("قال كيم", "قال كيم")]
    [InlineData("قالت NSC اليوم", "قالت ‹NSC› اليوم")]
    [InlineData("صحيفة The New York Times الأمريكية", "صحيفة ‹The New York Times› الأمريكية")]
    [InlineData("في 2023 قالت AP.", "في 2023 قالت ‹AP›.")]
    [InlineData("AP: قال", "‹AP›: قال")]
    [InlineData("(AP)", "(‹AP›)")]
    [InlineData("طائرة F-16 وصاروخ 3M-54 وقمة G20.", "طائرة ‹F-16› وصاروخ ‹3M-54› وقمة ‹G20›.")]
    [InlineData("دبابة D8 (F-16) هنا", "دبابة ‹D8 (F-16)› هنا")]
    [InlineData("شركة AT&T (ATT) وحدها", "شركة ‹AT&T (ATT)› وحدها")]
    [InlineData("بين 10 Downing و5 هنا", "بين 10 ‹Downing› و5 هنا")]
    [InlineData("إصدار iOS 17.2.", "إصدار ‹iOS› 17.2.")]
    [InlineData("كيم Kim بوتين Putin", "كيم ‹Kim› بوتين ‹Putin›")]
    [InlineData("cafe\u0301", "‹cafe\u0301›")]
    [InlineData("北京 في", "‹北京› في")]
    [InlineData("The Guardian، BBC؛ AP؟ AFP", "‹The Guardian›، ‹BBC›؛ ‹AP›؟ ‹AFP›")]
    [InlineData("«The Guardian»، «BBC» (NYT) (AP)", "«‹The Guardian›»، «‹BBC›» (‹NYT›) (‹AP›)")]
    [InlineData("«The Guardian» «BBC» F-16، 3M-54", "«‹The Guardian›» «‹BBC›» ‹F-16›، ‹3M-54›")]
    [InlineData("«The (“Post” and) Times, Inc.» هنا", "«‹The (“Post” and) Times, Inc›.» هنا")]
    [InlineData("وكالة AP («قال Kim» (NYT))", "وكالة ‹AP› («قال ‹Kim›» (‹NYT›))")]
    [InlineData("شركة Moody’s Ltd (a) b] c", "شركة ‹Moody’s Ltd (a) b] c›")]
    [InlineData("2023-09-12", "2023-09-12")]
    [InlineData("", "")]
    public void HasItsLeftToRightRunsFoundInArabic(string text, string marked) => Assert.Equal(marked, Marked(text, Direction.RightToLeft));

    [Theory]
    [InlineData("Kim tiba", "Kim tiba")]
    [InlineData("Perkataan كيم جونغ أون dalam", "Perkataan ‹كيم جونغ أون› dalam")]
    [InlineData("«سلام» (2023)", "«‹سلام›» (2023)")]
    [InlineData("שלום dan سلام", "‹שלום› dan ‹سلام›")]
    [InlineData("كِتَابٌ itu", "‹كِتَابٌ› itu")]
    [InlineData("كيم، بوتين؟ dan «كيم» «بوتين»", "‹كيم، بوتين›؟ dan «‹كيم›» «‹بوتين›»")]
    public void HasItsRightToLeftRunsFoundInMalay(string text, string marked) => Assert.Equal(marked, Marked(text, Direction.LeftToRight));

    [Theory]
    [InlineData("teks biasa", null)]
    [InlineData("a\u2066b\u2069c", null)]
    [InlineData("a\u2067b\u2068c\u2069d\u2069", null)]
    [InlineData("a\u200Eb\u200Fc\u061C", null)] // marks do not affect the text after them
    [InlineData("a\u202Eb", '\u202E')]
    [InlineData("a\u202Ab\u202Cc", '\u202A')]
    [InlineData("a\u2066b", '\u2066')]
    [InlineData("a\u2069b", '\u2069')]
    [InlineData("a\u2066b\u2069\u2069", '\u2069')]
    [InlineData("a\u2067b\u2068c\u2069", '\u2068')]
    public void WithAnUnclosedBidiControlIsUnsafe(string text, char? found) => Assert.Equal(found, BidiControls.FirstUnsafe(text));

    private static string Marked(string text, Direction direction)
    {
        foreach (var run in Bidi.ForeignRuns(text, direction).AsEnumerable().Reverse())
            text = text.Insert(run.End.Value, "›").Insert(run.Start.Value, "‹");
        return text;
    }
}
