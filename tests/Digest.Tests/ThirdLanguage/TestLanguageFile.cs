using System.Text;
using Digest.Tests.Repository;

namespace Digest.Tests.ThirdLanguage;

/// <summary>A language file made from the Arabic one. Every text has a mark, so that a page shows which file its words come from.</summary>
internal static class TestLanguageFile
{
    /// <param name="mark">The prefix of every interface text.</param>
    /// <param name="head">The file above the interface texts.</param>
    public static string FileWith(string mark, string head) =>
        head + "strings:\n" + Marked(mark, StringsOf(Repo.Read("theme/languages/ar.yml")));

    /// <summary>The lines below <c>strings:</c>.</summary>
    public static IEnumerable<string> StringsOf(string file) =>
        file.Split("\nstrings:\n", 2)[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Marked(string mark, IEnumerable<string> lines)
    {
        var marked = new StringBuilder();
        foreach (var line in lines)
        {
            var value = line.IndexOf(": ", StringComparison.Ordinal) + 2;
            var isText = value > 1 && !line.TrimStart().StartsWith('#');
            if (isText && line[value] == '"')
                value++;
            marked.Append(isText ? line[..value] + mark + line[value..] : line).Append('\n');
        }

        return marked.ToString();
    }

    public const string PersianHead = """
        name: فارسی
        direction: rtl
        ogLocale: fa_IR
        foreign: en
        digits: arabext
        monthStyle: gregorian
        months:
          gregorian: [ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه, اوت, سپتامبر, اکتبر, نوامبر, دسامبر]
        weekdays: [دوشنبه, سه‌شنبه, چهارشنبه, پنجشنبه, جمعه, شنبه, یکشنبه]
        dates:
          full: "{day} {month} {year}"
          weekday: "{weekday} {day} {month} {year}"
          short: "{day} {month}"
          month: "{month} {year}"
          year: "{year}"
          approximate: "حدود {date}"
          range: "{start} – {end}"
          rangeInMonth: "{day}–{end-day} {month} {year}"
          rangeInYear: "{day} {month} – {end-day} {end-month} {year}"
          rangeOfMonths: "{month} – {end-month} {year}"
          rangeOfYears: "{year}–{end-year}"
        plurals:
          zero: n = 0
          one: i = 0 or n = 1
          two: n = 2
          few: n % 100 = 3..10
          many: n % 100 = 11..99
        quotes: ["«", "»", "‹", "›"]
        paths: { topics: موضوع, chronology: رویدادنگار, events: رویداد, names: نامها, people: کسان, organisations: سازمان,
          places: جا, page: صفحه, facing: دوزبانه, follow: دنبال, search: جستجو, headlines: عنوانها }

        """;

    public const string JawiHead = """
        name: بهاس ملايو
        direction: rtl
        ogLocale: ms_MY
        foreign: en
        digits: arab
        monthStyle: standard
        months:
          standard: [جانواري, فيبواري, مچ, اڤريل, ميي, جون, جولاي, اوݢوس, سيڤتيمبر, اوكتوبر, نوۏيمبر, ديسيمبر]
        weekdays: [اثنين, ثلاث, رابو, خميس, جمعة, سبتو, احد]
        dates:
          full: "{day} {month} {year}"
          weekday: "{weekday}، {day} {month} {year}"
          short: "{day} {month}"
          month: "{month} {year}"
          year: "{year}"
          approximate: "سکيتر {date}"
          range: "{start} – {end}"
          rangeInMonth: "{day}–{end-day} {month} {year}"
          rangeInYear: "{day} {month} – {end-day} {end-month} {year}"
          rangeOfMonths: "{month} – {end-month} {year}"
          rangeOfYears: "{year}–{end-year}"
        plurals: {}
        quotes: ["«", "»", "‹", "›"]
        paths: { topics: topik, chronology: kronologi, events: peristiwa, names: nama, people: tokoh, organisations: organisasi,
          places: tempat, page: halaman, facing: bersebelahan, follow: ikuti, search: cari, headlines: tajuk }

        """;
}
