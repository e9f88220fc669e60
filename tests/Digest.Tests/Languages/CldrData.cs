using System.Text.Json;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Text;
using Xunit;

namespace Digest.Tests.Languages;

/// <summary>
/// The language files say what CLDR says, in the version of <c>tests/npm</c>. Arabic differs on purpose in quotation marks, which CLDR
/// gives in visual order, and in the names of Hijri months, which it does not inflect.
/// </summary>
public sealed class CldrData
{
    [Theory]
    [InlineData("ms", "standard")]
    [InlineData("ar", "gulf")]
    [InlineData("en", "standard")]
    public void AgreesWithTheLanguageFile(string code, string monthStyle)
    {
        var (language, data) = (TestLanguages.Read(code, ("MonthStyle", monthStyle), ("Languages", code)), Read(code));

        Assert.Equal(TextsOf(data, "months"), language.Months);
        Assert.Equal(TextsOf(data, "weekdays"), language.Weekdays);
        Assert.Equal(TextOf(data, "direction"), language.Direction == Direction.RightToLeft ? "right-to-left" : "left-to-right");
        var dates = data.GetProperty("dates").EnumerateArray().ToList();
        Assert.Equal(12, dates.Count);
        foreach (var (index, date) in dates.Index())
        {
            var day = new DateOnly(2023, index + 1, 1);
            Assert.Equal(TextOf(date, "full"), DateFormatter.Full(day, language));
            Assert.Equal(TextOf(date, "weekday"), DateFormatter.WithWeekday(day, language));
            Assert.Equal(TextOf(date, "month"), DateFormatter.Month(day.Year, day.Month, language));
            Assert.Equal(TextOf(date, "short"), DateFormatter.Short(EventDate.On(day), language));
        }
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    [InlineData("en")]
    public void HasTheSamePluralForms(string code)
    {
        var plurals = TestLanguages.Read(code, ("Languages", code)).Plurals;
        var rules = Read(code).GetProperty("plurals").EnumerateObject().ToList();

        Assert.Equal(rules.Select(rule => rule.Name), plurals.Used);
        Assert.All(rules, rule => Assert.All(
            rule.Value.EnumerateArray(), count => Assert.Equal(rule.Name, plurals.CategoryOf(count.GetInt32()))));
        Assert.Contains(rules, rule => rule.Value.GetArrayLength() > 10);
    }

    [Theory]
    [InlineData("ms")]
    [InlineData("en")]
    public void HasTheSameQuotationMarksAndHijriMonths(string code)
    {
        var (file, data) = (Repository.Repo.Read($"theme/languages/{code}.yml"), Read(code));

        Assert.Contains($"quotes: [\"{string.Join("\", \"", TextsOf(data, "quotes"))}\"]\n", file, StringComparison.Ordinal);
        Assert.Contains($"  months: [{string.Join(", ", TextsOf(data, "hijriMonths"))}]\n", file, StringComparison.Ordinal);
    }

    private static JsonElement Read(string code)
    {
        OtherProgram.SkipUnlessInstalled();
        return JsonDocument.Parse(OtherProgram.RunScript("cldr.cjs", code)).RootElement;
    }

    private static IEnumerable<string> TextsOf(JsonElement data, string name) =>
        data.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);

    private static string TextOf(JsonElement data, string name) => data.GetProperty(name).GetString()!;
}
