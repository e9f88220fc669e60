using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources.Diagnostics;

public sealed class MisspeltWord
{
    private static readonly string[] s_keys = ["title", "topics", "published", "updated", "by", "ms", "ar"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("topcs", "topics")]
    [InlineData("Topics", "topics")]
    [InlineData("publishd", "published")]
    [InlineData("pubilshed", "published")]
    [InlineData("puplishet", "published")]
    [InlineData("MS", "ms")]
    [InlineData("arr", "ar")]
    [InlineData("fr", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("tajuk", null)]
    public void GetsTheNearestKeyIfOneIsNearEnough(string written, string? meant) => Assert.Equal(meant, Nearest.To(written, s_keys));

    [Fact]
    public void BetweenTwoEquallyNearKeysGetsTheFirst() => Assert.Equal("cat", Nearest.To("xat", ["rat", "cat"]));

    /// <summary>The time of a comparison is the product of the lengths.</summary>
    [Fact]
    public void ThatIsVeryLongIsNotCompared()
    {
        var (one, other) = (new string('a', 201), new string('a', 202));

        Assert.Null(Nearest.To(one, [other]));
        Assert.False(Nearest.AreAlike(one, other));
        Assert.True(Nearest.AreAlike(one[1..], other[2..]));
    }
}
