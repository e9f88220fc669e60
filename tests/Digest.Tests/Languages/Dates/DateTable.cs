using System.Globalization;
using System.Text;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Languages.Dates;

/// <summary>
/// A table for each month style of each language: every month in every form of a date, in both kinds of digits, to be reviewed by a
/// speaker of the language. <c>UPDATE_CASES=1</c> writes them.
/// </summary>
public sealed class DateTable
{
    private static readonly string s_folder = Path.Combine(Repo.Root, "tests", "Digest.Tests", "Languages", "Dates", "DateTables");
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    /// <summary>The month styles of every language file of the theme.</summary>
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
        Assert.Equal(
            Styles.Select(row => $"{row.Data.Item1}-{row.Data.Item2}.txt").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(s_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Styles))]
    public void HasNoMixedDigitsAndNoPlaceholders(string code, string style)
    {
        foreach (var (system, foreign) in new[] { ("latn", "٠١٢٣٤٥٦٧٨٩٬٫٪"), ("arab", "0123456789") })
        {
            var language = LanguageWith(code, style, system);
            foreach (var words in Forms.Select(Date).SelectMany(date => Words(date, language)))
            {
                Assert.DoesNotContain(words, character => foreign.Contains(character, StringComparison.Ordinal));
                Assert.DoesNotContain(words, character => character is '{' or '}' or '~');
                Assert.Equal(words, words.Trim());
            }
        }
    }

    private static string[] Words(EventDate date, Language language) =>
        [DateFormatter.Full(date, language), DateFormatter.Short(date, language)];

    private static IEnumerable<string> Forms => [.. OfYears, .. Enumerable.Range(1, 12).SelectMany(OfMonth)];

    private static IEnumerable<string> OfYears => ["2023", "2023~", "2022/2023", "2022~/2023", "2022/2023~", "2022~/2023~"];

    /// <summary>
    /// Dates of each precision, exact and approximate, and intervals within a month, within a year, over years, and of mixed precision.
    /// </summary>
    private static IEnumerable<string> OfMonth(int month)
    {
        var (start, next) =
            ($"2023-{month:00}", new DateOnly(2023, month, 1).AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        return
        [
            start, $"{start}~", $"{start}-05", $"{start}-05~",
            $"{start}-10/{start}-13", $"{start}-10~/{start}-13", $"{start}-10/{start}-13~", $"{start}-28/{next}-03",
            $"{start}-28~/{next}-03~", $"{start}-05/2025-{month:00}-05",
            $"{start}/{next}", $"{start}~/{next}", $"{start}/{next}~", $"{start}/2025-{month:00}", $"{start}-05/{next}",
            $"{start}/{next}-05",
            $"2022/{start}", $"2022/{start}-05", $"{start}/2025", $"{start}-05/2025~",
        ];
    }

    private static string Table(Language latin, Language arabic)
    {
        var table = new StringBuilder();
        foreach (var form in Forms)
        {
            var (words, otherWords) = (DateFormatter.Full(Date(form), latin), DateFormatter.Full(Date(form), arabic));
            table.Append(CultureInfo.InvariantCulture, $"{form,-24}| {words} | {otherWords}\n");
        }

        // The short form and the form with a weekday.
        foreach (var day in Enumerable.Range(1, 12).Select(month => new DateOnly(2023, month, month)))
        {
            var shortForms = $"{DateFormatter.Short(EventDate.On(day), latin)} | {DateFormatter.Short(EventDate.On(day), arabic)}";
            var withWeekday = $"{DateFormatter.WithWeekday(day, latin)} | {DateFormatter.WithWeekday(day, arabic)}";
            table.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}              | {shortForms} | {withWeekday}\n");
        }

        return table.ToString();
    }

    private static EventDate Date(string form) => EventDate.TryParse(form) ?? throw new FormatException(form);

    private static Language LanguageWith(string code, string style, string digits) =>
        TestLanguages.Read(code, ("Languages", code), ("MonthStyle", style), ("Digits", digits));

    private static IEnumerable<string> StylesIn(IEnumerable<string> lines) =>
        lines.SkipWhile(line => line != "months:")
            .Skip(1)
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(':')[0]);
}
