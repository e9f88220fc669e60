using System.Globalization;
using System.Text;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Languages.Dates;

/// <summary>
/// Every month in every style of every language, in every form that a date may have, in both kinds of digits: tables to be read by somebody who knows the
/// language. <c>UPDATE_CASES=1</c> writes them.
/// </summary>
public sealed class DateTable
{
    private static readonly string s_folder = Path.Combine(Repo.Root, "tests", "Digest.Tests", "Languages", "Dates", "DateTables");
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    /// <summary>Of each language file its styles of months; a further language has its tables by being there.</summary>
    public static TheoryData<string, string> Styles =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Repo.Root, "theme", "languages"), "*.yml").Order(StringComparer.Ordinal)
           let code = Path.GetFileNameWithoutExtension(file)
           from style in StylesIn(File.ReadAllLines(file))
           select (code, style),
    ];

    [Theory]
    [MemberData(nameof(Styles))]
    public void MatchesItsFile(string code, string style)
    {
        var path = Path.Combine(s_folder, $"{code}-{style}.txt");
        var table = Table(LanguageWith(code, style, "latn"), LanguageWith(code, style, "arab"));
        if (s_update)
            File.WriteAllText(path, table);
        Assert.Equal(File.ReadAllText(path), table);
    }

    [Fact]
    public void ExistsForEveryFile() =>
        Assert.Equal(Styles.Select(row => $"{row.Data.Item1}-{row.Data.Item2}.txt").Order(StringComparer.Ordinal), Directory.EnumerateFiles(s_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Styles))]
    public void HasNoMixedDigitsAndNoPlaceholders(string code, string style)
    {
        foreach (var (system, foreign) in new[] { ("latn", "٠١٢٣٤٥٦٧٨٩٬٫٪"), ("arab", "0123456789") })
        {
            var language = LanguageWith(code, style, system);
            foreach (var words in Forms.SelectMany(form => new[] { DateFormatter.Full(Date(form), language), DateFormatter.Short(Date(form), language) }))
            {
                Assert.DoesNotContain(words, character => foreign.Contains(character, StringComparison.Ordinal));
                Assert.DoesNotContain(words, character => character is '{' or '}' or '~');
                Assert.Equal(words, words.Trim());
            }
        }
    }

    private static IEnumerable<string> Forms => [.. OfYears, .. Enumerable.Range(1, 12).SelectMany(OfMonth)];

    private static IEnumerable<string> OfYears => ["2023", "2023~", "2022/2023", "2022~/2023", "2022/2023~", "2022~/2023~"];

    /// <summary>A date of each precision, for certain and about, and intervals within the month, within the year, beyond it, and of unlike ends.</summary>
    private static IEnumerable<string> OfMonth(int month)
    {
        var (start, next) = ($"2023-{month:00}", new DateOnly(2023, month, 1).AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        return
        [
            start, $"{start}~", $"{start}-05", $"{start}-05~",
            $"{start}-10/{start}-13", $"{start}-10~/{start}-13", $"{start}-10/{start}-13~", $"{start}-28/{next}-03", $"{start}-28~/{next}-03~", $"{start}-05/2025-{month:00}-05",
            $"{start}/{next}", $"{start}~/{next}", $"{start}/{next}~", $"{start}/2025-{month:00}", $"{start}-05/{next}", $"{start}/{next}-05",
            $"2022/{start}", $"2022/{start}-05", $"{start}/2025", $"{start}-05/2025~",
        ];
    }

    private static string Table(Language latin, Language arabic)
    {
        var rows = Forms.Select(form => (form, latin: DateFormatter.Full(Date(form), latin), arabic: DateFormatter.Full(Date(form), arabic)));
        var table = new StringBuilder();
        foreach (var (form, words, otherWords) in rows)
            table.Append(CultureInfo.InvariantCulture, $"{form,-24}| {words} | {otherWords}\n");

        // Days as the spine and the head of an article print them.
        foreach (var day in Enumerable.Range(1, 12).Select(month => new DateOnly(2023, month, month)))
            table.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}              | {DateFormatter.Short(EventDate.On(day), latin)} | {DateFormatter.Short(EventDate.On(day), arabic)} | {DateFormatter.WithWeekday(day, latin)} | {DateFormatter.WithWeekday(day, arabic)}\n");
        return table.ToString();
    }

    private static EventDate Date(string form) => EventDate.TryParse(form) ?? throw new FormatException(form);

    private static Language LanguageWith(string code, string style, string digits) =>
        TestLanguages.Read(code, ("MonthStyle", style), ("Digits", digits));

    private static IEnumerable<string> StylesIn(IEnumerable<string> lines) =>
        lines.SkipWhile(line => line != "months:").Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(':')[0]);
}
