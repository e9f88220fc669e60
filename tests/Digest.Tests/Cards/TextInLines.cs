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
