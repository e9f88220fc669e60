using System.Text.Json;
using Digest.Languages;
using Digest.Pages;
using Xunit;

namespace Digest.Tests.Languages;

/// <summary>The script of the search takes the form of a number from a table. It is that of the rules of the language.</summary>
public sealed class CountInAScript
{
    [Theory]
    [InlineData("ms")]
    [InlineData("ar")]
    [InlineData("en")]
    public void HasTheFormOfItsNumber(string code)
    {
        var language = TestLanguages.Read(code, ("Languages", code));
        var texts = JsonDocument.Parse(ScriptTexts.Of(language)).RootElement;
        var counts = texts.GetProperty("counts").EnumerateArray().Select(form => form.GetString()!).ToList();
        var forms = texts.GetProperty("forms").GetString()!;

        Assert.Equal(200, forms.Length);
        Assert.All(Enumerable.Range(0, 1200), number => Assert.Equal(
            TextKey.ResultCount.FormIn(language, language.Plurals.CategoryOf(number)),
            counts[forms[number < 200 ? number : 100 + number % 100] - '0']));
        Assert.Contains("{count}", counts[^1], StringComparison.Ordinal);
        Assert.Contains("{words}", texts.GetProperty("spelling").GetString()!, StringComparison.Ordinal);
        Assert.Equal(10, texts.GetProperty("digits").GetString()!.Length);
        Assert.All(["topic", "year"], name => Assert.Matches(@"^\w+$", texts.GetProperty(name).GetString()!));
    }
}
