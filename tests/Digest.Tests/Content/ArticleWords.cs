namespace Digest.Tests.Content;

/// <summary>Words of a language for <see cref="GeneratedArticle"/>, as editors write them.</summary>
/// <param name="Foreign">Words, names and codes in another script than that of the language.</param>
/// <param name="Quoted">A word in quotation marks of the language.</param>
internal sealed record ArticleWords(
    string[] Names, string[] Verbs, string[] Nouns, string[] Numbers, string[] Dates, string[] Foreign, string[] Endings,
    Func<string, string> Quoted)
{
    public static readonly ArticleWords Malay = new(
        ["Menteri itu", "Jurucakap kementerian", "Agensi berita itu", "Penduduk kampung", "Pihak berkuasa", "Beliau"],
        ["mengumumkan", "menafikan", "melaporkan tentang", "menyambut baik", "menyokong", "tidak mengulas"],
        [
            "lawatan rasmi", "rundingan damai", "kanak-kanak sekolah", "harga beras", "hujung minggu", "perjanjian dua hala",
            "kapal-kapal nelayan", "e-mel rasmi", "buku catatan", "data terbuka", "suruhanjaya", "dasar luar",
        ],
        ["1,234", "3.5%", "RM1,200.50", "US$300", "24/7", "3–0", "-5 darjah", "No. 5", "2/3", "9:30 pagi", "100 km", "+60 3-1234 5678"],
        ["12 September 2023", "pada Selasa, 12 September 2023", "2023-09-12", "tahun 2023", "3–5 Mei 2024", "jam 20:30"],
        ["السلام عليكم", "Windows 11", "كيم جونغ أون", "@kementerian", "berita@example.org", "Apache 2.0", "`a < b`", "القاهرة 2023"],
        [".", "!", "?", "…", ". (Bernama)", "; itu sahaja.", ", katanya."],
        word => $"“{word}”");

    public static readonly ArticleWords Arabic = new(
        ["الوزير", "المتحدث باسم الوزارة", "وكالة الأنباء", "سكان القرية", "السلطات", "رئيس الوفد"],
        ["أعلن", "نفى", "تحدّث عن", "رحّب بـ", "ناقش", "لم يعلّق على"],
        [
            "الزيارة الرسمية", "محادثات السلام", "أسعار الأرز", "نهاية الأسبوع", "الاتفاق الثنائي", "قوارب الصيادين", "اللجنة العليا",
            "السياسة الخارجية", "المدارس والجامعات", "مُؤتمر القمة", "إعادة الإعمار", "شؤون اللاجئين",
        ],
        ["1,234", "٣٫٥٪", "50%", "300 دولار", "٢٤", "3-0", "١٬٢٠٠", "رقم 5", "الساعة 9:30", "100 كلم", "+966 50 123 4567"],
        ["12 أيلول/سبتمبر 2023", "الثلاثاء 12 أيلول/سبتمبر 2023", "2023-09-12", "عام 2023", "٣ مايو ٢٠٢٤", "الساعة ٨:٣٠ مساءً"],
        [
            "Windows 11", "The New York Times", "@wizara", "akhbar@example.org", "Apache 2.0", "`a < b`", "COVID-19", "example.org/a?x=1",
            "C++",
        ],
        [".", "!", "؟", "…", ". (أ ف ب)", "؛ هذا كل شيء.", "، بحسب قوله."],
        word => $"«{word}»");
}
