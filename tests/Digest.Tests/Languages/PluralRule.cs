using Digest.Languages;
using Xunit;

namespace Digest.Tests.Languages;

public sealed class PluralRule
{
    // Rules of Russian and French, rules with lists, and a rule with samples as in CLDR.
    [Theory]
    [InlineData("n % 10 = 1 and n % 100 != 11", 21, true)]
    [InlineData("n % 10 = 1 and n % 100 != 11", 11, false)]
    [InlineData("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 22, true)]
    [InlineData("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 13, false)]
    [InlineData("n = 0, 3, 5..6", 3, true)]
    [InlineData("n = 0,3,5..6", 6, true)]
    [InlineData("n = 0, 3, 5..6", 4, false)]
    [InlineData("i = 0,1 @integer 0, 1 @decimal 0.0~1.5", 1, true)]
    [InlineData("n = 1 or n = 2", 2, true)]
    [InlineData("f != 0", 5, false)]
    public void FollowsCldr(string rule, int count, bool holds) =>
        Assert.Equal(holds ? "one" : "other", Plurals.Parse([KeyValuePair.Create("one", rule)]).CategoryOf(count));

    [Theory]
    [InlineData("", "''")]
    [InlineData("n", "'n'")]
    [InlineData("n > 1", "'n > 1'")]
    [InlineData("x = 1", "'x'")]
    [InlineData("n = one", "'one'")]
    [InlineData("n = 1..", "''")]
    [InlineData("n % x = 1", "'x'")]
    [InlineData("n = -1", "'-1'")]
    [InlineData("n = 1 = 2", "'n = 1 = 2'")]
    [InlineData("n = 1 and", "'1 and'")]
    [InlineData("n % 0 = 1", "'n % 0'")]
    [InlineData("n % 10 % 2 = 1", "'n % 10 % 2'")]
    [InlineData("n = 5..3", "'5..3'")]
    [InlineData("n = 1..2..3", "'1..2..3'")]
    public void WithInvalidSyntaxIsRefusedAndQuoted(string rule, string named)
    {
        var refusal = Assert.Throws<FormatException>(() => Plurals.Parse([KeyValuePair.Create("one", rule)]));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
