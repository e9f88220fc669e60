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
    [InlineData("بين 10 Downing و5 هنا", "بين ‹10 Downing› و5 هنا")]
    [InlineData("إصدار iOS 17.2.", "إصدار ‹iOS 17.2›.")]
    [InlineData("كيم Kim بوتين Putin", "كيم ‹Kim› بوتين ‹Putin›")]
    [InlineData("cafe\u0301", "‹cafe\u0301›")]
    [InlineData("北京 في", "‹北京› في")]
    [InlineData("The Guardian، BBC؛ AP؟ AFP", "‹The Guardian›، ‹BBC›؛ ‹AP›؟ ‹AFP›")]
    [InlineData("«The Guardian»، «BBC» (NYT) (AP)", "«‹The Guardian›»، «‹BBC›» (‹NYT›) (‹AP›)")]
    [InlineData("«The Guardian» «BBC» F-16، 3M-54", "«‹The Guardian›» «‹BBC›» ‹F-16›، ‹3M-54›")]
    [InlineData("«The (“Post” and) Times, Inc.» هنا", "«‹The (“Post” and) Times, Inc.›» هنا")]
    [InlineData("وكالة AP («قال Kim» (NYT))", "وكالة ‹AP› («قال ‹Kim›» (‹NYT›))")]
    [InlineData("شركة Moody’s Ltd (a) b] c", "شركة ‹Moody’s Ltd (a) b] c›")]
    [InlineData("طرح Windows 11 وطائرة Boeing 737 وصاروخ Hwasong-18.", "طرح ‹Windows 11› وطائرة ‹Boeing 737› وصاروخ ‹Hwasong-18›.")]
    [InlineData("بحسب Reuters. 5 قتلى", "بحسب ‹Reuters›. 5 قتلى")]
    [InlineData("انظر p. 5 و No. 7 و Vol. 12", "انظر ‹p. 5› و ‹No. 7› و ‹Vol. 12›")]
    [InlineData("لغة C++، و C# و .NET و F# وقناة CNN+.", "لغة ‹C++›، و ‹C#› و ‹.NET› و ‹F#› وقناة ‹CNN+›.")]
    [InlineData("الموقع example.org/path?x=1 وحده", "الموقع ‹example.org/path?x=1› وحده")]
    [InlineData("هنا https://example.org/a/?p=4&q=5#6.", "هنا ‹https://example.org/a/?p=4&q=5#6›.")]
    [InlineData("زر example.org/news/ أو /etc/hosts", "زر ‹example.org/news/› أو ‹/etc/hosts›")]
    [InlineData("حساب @name ووسم #Gaza والبريد info+x1@example.org", "حساب ‹@name› ووسم ‹#Gaza› والبريد ‹info+x1@example.org›")]
    [InlineData("اكتب --help أو ~/x", "اكتب ‹--help› أو ‹~/x›")]
    [InlineData("في U.S. وU.S.A. قال", "في ‹U.S.› و‹U.S.A.› قال")]
    [InlineData("قال «I am here.» ثم (Stop!)", "قال «‹I am here.›» ثم (‹Stop!›)")]
    [InlineData("تقرير UN 2023 عن RM 20 مليون", "تقرير ‹UN 2023› عن ‹RM 20› مليون")]
    [InlineData("سعر USD 10 000 000 فقط", "سعر ‹USD 10 000 000› فقط")]
    [InlineData("اتصل +60 3-1234 5678 أو 03-1234 5678", "اتصل ‹+60 3-1234 5678› أو ‹03-1234 5678›")]
    [InlineData("واتساب: +966 50 123 4567", "واتساب: ‹+966 50 123 4567›")]
    [InlineData("WhatsApp +966 50 123 4567", "‹WhatsApp› ‹+966 50 123 4567›")]
    [InlineData("رقم 1-300-88-5465 و011 234 5678 و(03) 1234 5678", "رقم ‹1-300-88-5465› و‹011 234 5678› و‹(03) 1234 5678›")]
    [InlineData("رقم ٠١١ ٢٣٤ ٥٦٧٨ ورمز *100# و+5", "رقم ‹٠١١ ٢٣٤ ٥٦٧٨› ورمز ‹*100#› و‹+5›")]
    [InlineData("رقم 012 345 6789 012 345 678 و012 345 6789 012 345 6789", "رقم ‹012 345 6789 012 345 678› و012 345 6789 012 345 6789")]
    [InlineData("كتاب 978-3-16-148410-0 بسعر 1 000 000", "كتاب ‹978-3-16-148410-0› بسعر ‹1 000 000›")]
    [InlineData("حرارة -5 درجات و−3.5", "حرارة ‹-5› درجات و‹−3.5›")]
    [InlineData("قُتل -5 منهم- أمس", "قُتل -5 منهم- أمس")]
    [InlineData("نسبة 50% و$5 و5$ و€10 و 10–20 و10-20", "نسبة 50% و$5 و5$ و€10 و 10–20 و10-20")]
    [InlineData("في 2023/09/12 و12:30 و3.5", "في 2023/09/12 و12:30 و3.5")]
    [InlineData("في 2023-09-12 و2023-09-12", "في ‹2023-09-12› و‹2023-09-12›")]
    [InlineData("في 2019 2020 2021 و2023-2024 (2010-2011) و5 10 15", "في 2019 2020 2021 و2023-2024 (2010-2011) و5 10 15")]
    [InlineData("2023-09-12", "2023-09-12")]
    [InlineData("ارتفاع -5% في US$80 و50°C", "ارتفاع ‹-5%› في ‹US$80› و‹50°C›")]
    [InlineData("بلغ +3.5% و±2° و-$5 و−8€ ثم -1 000", "بلغ ‹+3.5%› و‹±2°› و‹-$5› و‹−8€› ثم ‹-1 000›")]
    [InlineData("غاز CO₂ وE=mc² و20 m² و5½ و10⁻⁶ و10²", "غاز ‹CO₂› و‹E=mc²› و‹20 m²› و‹5½› و‹10⁻⁶› و10²")]
    [InlineData("فوز Manchester City 2–\u20601 في Formula 1 2023–2024", "فوز ‹Manchester City 2–\u20601› في ‹Formula 1 2023–2024›")]
    [InlineData("ناتج 5+3=8 و1920×1080 وx = -5", "ناتج ‹5+3=8› و‹1920×1080› و‹x = -5›")]
    [InlineData("بسعر £5m وUS$ 80 و100 USD", "بسعر ‹£5m› و‹US$ 80› و‹100 USD›")]
    [InlineData("و.NET وقال.NET وبـ.NET", "و‹.NET› وقال.‹NET› وبـ‹.NET›")]
    [InlineData("tel:+60388883888 وf(x) وf(5) وC++ (20)", "‹tel:+60388883888› و‹f(x)› و‹f(5)› و‹C++ (20)›")]
    [InlineData("في 2023 NATO وفي «2001 A Space» و2000 m", "في 2023 ‹NATO› وفي «‹2001 A Space›» و‹2000 m›")]
    [InlineData("حرارة -٥٪ و٥٫٥٪ و1/2", "حرارة -٥٪ و٥٫٥٪ و1/2")]
    [InlineData("فريق 🇲🇾 2-1 ثم 🇸🇦", "فريق ‹🇲🇾› 2-1 ثم 🇸🇦")]
    [InlineData("لعبة Quake Ⅲ", "لعبة ‹Quake Ⅲ›")]
    [InlineData("", "")]
    public void HasItsLeftToRightRunsFoundInArabic(string text, string marked) => Assert.Equal(marked, Marked(text, Direction.RightToLeft));

    [Theory]
    [InlineData("Kim tiba", "Kim tiba")]
    [InlineData("Perkataan كيم جونغ أون dalam", "Perkataan ‹كيم جونغ أون› dalam")]
    [InlineData("«سلام» (2023)", "«‹سلام›» (2023)")]
    [InlineData("שלום dan سلام", "‹שלום› dan ‹سلام›")]
    [InlineData("كِتَابٌ itu", "‹كِتَابٌ› itu")]
    [InlineData("Beliau bertanya: كيف حالك؟ lalu pergi.", "Beliau bertanya: ‹كيف حالك؟› lalu pergi.")]
    [InlineData("Tahun سنة ١٤٤٥ هـ dan سنة ١٤٤٥ dicatat", "Tahun ‹سنة ١٤٤٥ هـ› dan ‹سنة ١٤٤٥› dicatat")]
    [InlineData("Pada ١٢ ربيع الأول dan ١٤٤٥ sahaja", "Pada ‹١٢ ربيع الأول› dan ١٤٤٥ sahaja")]
    [InlineData("Baca (يا أيها الذين آمنوا!) dahulu.", "Baca (‹يا أيها الذين آمنوا!›) dahulu.")]
    [InlineData("Lagu يا حبيبي! itu. Kata كيم. Lalu كيم!", "Lagu ‹يا حبيبي!› itu. Kata ‹كيم›. Lalu ‹كيم›!")]
    [InlineData("Nama كيم, بوتين dan “نعم, سيدي”", "Nama ‹كيم›, ‹بوتين› dan “‹نعم, سيدي›”")]
    [InlineData("Lihat ص. ٥ dahulu", "Lihat ‹ص. ٥› dahulu")]
    [InlineData("Tajuk: «لماذا؟»، karya", "Tajuk: «‹لماذا؟›»، karya")]
    [InlineData("Ayat ﴿الحمد لله رب العالمين ﴿٢﴾ itu", "Ayat ‹﴿الحمد لله رب العالمين ﴿٢﴾› itu")]
    [InlineData("Tanda #غزة dan #غزة_2023 dan الله 99 kali", "Tanda ‹#غزة› dan ‹#غزة_2023› dan ‹الله› 99 kali")]
    [InlineData("Telefon +60 3-1234 5678", "Telefon +60 3-1234 5678")]
    [InlineData("Sebut ١٢٫٥٪ dan -٥ dan ٥٪ من السكان", "Sebut ‹١٢٫٥٪› dan ‹-٥› dan ‹٥٪ من السكان›")]
    [InlineData("Pada ١٤٤٥/٢/٣ dan ١٠–٢٠ dan ١٠–\u2060٢٠ ريال", "Pada ١٤٤٥/٢/٣ dan ١٠–٢٠ dan ‹١٠–\u2060٢٠ ريال›")]
    [InlineData("Kata حرارة -٥ dan 12.5% dan -5%", "Kata ‹حرارة -٥› dan 12.5% dan -5%")]
    [InlineData("كيم، بوتين؟ dan «كيم» «بوتين»", "‹كيم، بوتين؟› dan «‹كيم›» «‹بوتين›»")]
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
        foreach (var run in Bidi.ForeignRuns(text, direction).Where(run => !run.IsNumber || run.NeedsIsolation).Reverse())
            text = text.Insert(run.Range.End.Value, "›").Insert(run.Range.Start.Value, "‹");
        return text;
    }
}
