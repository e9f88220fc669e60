using Digest.Languages;
using Digest.Pages.Cards;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Cards;

/// <summary>Texts of any length fit into the column of a card.</summary>
public sealed class TextInLines
{
    private const int Width = 456, Height = 340;
    private static readonly System.Collections.Immutable.ImmutableArray<int> s_sizes = [72, 48, 28];

    [Fact]
    public void FitIntoTheColumn() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var fitted = Fit(text.Get, TestLanguages.Malay);
            Assert.True(fitted.Lines.Length * fitted.LineHeight <= Height);
            Assert.All(fitted.Lines, line => Assert.True(TextWidth.Of(line.TrimEnd('…')) * fitted.Size <= Width + fitted.Size, line));
        }));

    [Fact]
    public void KeepsEveryWordOfAnOrdinaryHeadline() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Gen.Elements("Kim", "tiba", "di", "Rusia", "كيم", "يصل", "12", "KCNA:").ListOf(12).ToArbitrary(), words =>
            Assert.Equal(string.Join(' ', words), string.Join(' ', Fit(string.Join(' ', words), TestLanguages.Arabic).Lines))));

    /// <summary>Lines of about the same length look better than a last line of one word.</summary>
    [Theory]
    [InlineData("Kim menaiki kereta api ke Rusia", "Kim menaiki|kereta api|ke Rusia")]
    [InlineData("Kim di Rusia bagi sidang kemuncak dengan Putin", "Kim di Rusia|bagi sidang|kemuncak|dengan Putin")]
    public void AreEven(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', FittedText.Fit([new(text, TestLanguages.Malay)], Width, Height, [60, 54]).Single().Lines));

    /// <summary>Both texts have the smaller size, because they have one size.</summary>
    [Fact]
    public void AreALittleSmallerRatherThanLeaveAWordAlone()
    {
        var longer = new Label("Putin menghadiri forum di Vladivostok", TestLanguages.Malay);
        Assert.Equal(60, FittedText.Fit([longer], Width, Height, [60])[0].Size);
        Assert.Contains("Putin", FittedText.Fit([longer], Width, Height, [60])[0].Lines);

        var fitted = FittedText.Fit([longer, new("Forum", TestLanguages.Malay)], Width, Height, [60, 44, 28]);

        Assert.Equal([44, 44], fitted.Select(text => text.Size));
        Assert.DoesNotContain("Putin", fitted[0].Lines);
        Assert.Equal(60, FittedText.Fit([longer], Width, Height, [60, 28])[0].Size); // far smaller is no better
    }

    [Fact]
    public void AreAsFewAsPossible() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Elements("Kim", "tiba", "di", "Rusia", "kemuncak").ListOf(9).ToArbitrary(), words =>
        {
            var fitted = FittedText.Fit([new(string.Join(' ', words), TestLanguages.Malay)], Width, 10_000, [48])[0];
            var (lines, line) = (0, "");
            foreach (var word in words)
            {
                if (line.Length > 0 && TextWidth.Of($"{line} {word}") * 48 <= Width)
                    line += " " + word;
                else
                    (lines, line) = (lines + 1, word);
            }

            Assert.Equal(lines, fitted.Lines.Length);
            Assert.All(fitted.Lines, text => Assert.True(TextWidth.Of(text) * 48 <= Width));
        }));

    [Theory]
    [InlineData(150)]
    [InlineData(500)]
    [InlineData(5000)]
    public void CutsALongTextAtAWord(int length)
    {
        var text = string.Concat(Enumerable.Repeat("kenyataan ", length / 10)).Trim();

        var fitted = Fit(text, TestLanguages.Malay);

        Assert.Equal(28, fitted.Size);
        Assert.Equal(length > 150, fitted.Lines[^1].EndsWith("kenyataan…", StringComparison.Ordinal));
    }

    [Fact]
    public void BreaksAWordOnlyIfNoSizeHasRoomForIt()
    {
        Assert.Equal(["Pertubuhan", "Bangsa-Bangsa", "Bersatu"], Fit("Pertubuhan Bangsa-Bangsa Bersatu", TestLanguages.Malay).Lines);
        Assert.Equal(80, string.Concat(Fit(new string('a', 80), TestLanguages.Malay).Lines).Length);
    }

    [Fact]
    public void HasOneSizeForBothTexts()
    {
        var translation = string.Join(' ', Enumerable.Repeat("مفاوضات", 12));

        var fitted = FittedText.Fit([new("Damai", TestLanguages.Malay), new(translation, TestLanguages.Arabic)], Width, Height, s_sizes);

        Assert.Equal(fitted[0].Size, fitted[1].Size);
        Assert.True(fitted[0].Size < 72);
    }

    private static FittedText Fit(string text, Language language) => FittedText.Fit([new(text, language)], Width, Height, s_sizes)[0];
}
