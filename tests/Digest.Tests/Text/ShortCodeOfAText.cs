using System.Globalization;
using Digest.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Text;

/// <summary>Codes of short addresses, which are published and printed.</summary>
public sealed class ShortCodeOfAText
{
    /// <summary>A change of the codes would break every short address that was ever printed.</summary>
    [Theory]
    [InlineData("2023-09-12-kim-arrives-in-russia/ms", "kr2n3wbq")]
    [InlineData("2023-09-12-kim-arrives-in-russia/ar", "2bgxzw8g")]
    [InlineData("kim/ms", "kj7zrz11")]
    public void NeverChanges(string text, string code) => Assert.Equal(code, ShortCode.Of(text));

    [Fact]
    public void HasEightCharactersThatFormNoWords() => Prop.ForAll(Ids.ToArbitrary(), id =>
        Assert.Matches("^[0-9bcdfghjkmnpqrstvwxyz]{8}$", ShortCode.Of(id))).QuickCheckThrowOnFailure();

    [Fact]
    public void DiffersForTheStoriesOfALargeSite() => Prop.ForAll(Ids.ToArbitrary(), prefix =>
    {
        var stories = Enumerable.Range(0, 10_000).Select(number => $"{prefix}-{number.ToString(CultureInfo.InvariantCulture)}");
        var ids = stories.SelectMany(story => new[] { $"{story}/ms", $"{story}/ar" });

        Assert.Equal(20_000, ids.Select(ShortCode.Of).Distinct(StringComparer.Ordinal).Count());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(5, 20)));

    private static Gen<string> Ids =>
        from words in Gen.Elements("kim", "putin", "laporan", "rusia", "2023-09-12", "un", "a").NonEmptyListOf()
        select string.Join('-', words);
}
