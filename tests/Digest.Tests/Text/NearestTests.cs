using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Text;

public sealed class NearestTests
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
    public void ASlipIsFoundAndAnotherWordIsNot(string written, string? meant) => Assert.Equal(meant, Nearest.To(written, s_keys));

    [Fact]
    public void OfTwoAsNearTheFirstInOrderIsTaken() => Assert.Equal("cat", Nearest.To("xat", ["rat", "cat"]));
}
