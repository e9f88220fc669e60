using Digest.Languages;
using Xunit;

namespace Digest.Tests.Languages;

public sealed class WrittenNumber
{
    [Theory]
    [InlineData("latn", 0, "0", "0")]
    [InlineData("latn", 2023, "2023", "2,023")]
    [InlineData("latn", 1234567, "1234567", "1,234,567")]
    [InlineData("latn", -1234, "-1234", "-1,234")]
    [InlineData("latn", -123, "-123", "-123")]
    [InlineData("arab", 2023, "٢٠٢٣", "٢٬٠٢٣")]
    [InlineData("arabext", 456, "۴۵۶", "۴۵۶")]
    [InlineData("arabext", 7890, "۷۸۹۰", "۷٬۸۹۰")]
    public void IsPlainAsAYearAndGroupedAsACount(string system, int number, string plain, string count)
    {
        var digits = Digits.Systems[system];
        Assert.Equal((plain, count), (digits.Plain(number), digits.Count(number)));
    }
}
