using Digest.Languages.Dates;
using Xunit;

namespace Digest.Tests.Languages.Dates;

public sealed class EdtfDate
{
    [Theory]
    [InlineData("2023")]
    [InlineData("2023~")]
    [InlineData("2023-08")]
    [InlineData("2023-08~")]
    [InlineData("2023-09-12")]
    [InlineData("2023-09-12~")]
    [InlineData("2024-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2023-09-10/2023-09-13")]
    [InlineData("2023-09-10~/2023-09-13~")]
    [InlineData("2022/2023")]
    [InlineData("2022-12/2023-01")]
    [InlineData("2022/2023-01-05")]
    public void RoundTrips(string text) => Assert.Equal(text, EventDate.TryParse(text)?.Edtf);

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("0000-01")]
    [InlineData("23")]
    [InlineData("20230912")]
    [InlineData("2023-00")]
    [InlineData("2023-13")]
    [InlineData("2023-02-29")]
    [InlineData("2023-04-31")]
    [InlineData("2023-09-00")]
    [InlineData("2023-9-12")]
    [InlineData("2023-09-12T10:00")]
    [InlineData("2023?")]
    [InlineData("2023%")]
    [InlineData("~2023")]
    [InlineData("202X")]
    [InlineData("2023-21")]
    [InlineData("2023-09-13/2023-09-10")]
    [InlineData("2023/2022")]
    [InlineData("2023/")]
    [InlineData("/2023")]
    [InlineData("../2023")]
    [InlineData("2023/..")]
    [InlineData("2022/2023/2024")]
    [InlineData("٢٠٢٣")]
    [InlineData(" 2023")]
    [InlineData("2023\n")]
    [InlineData("-2023")]
    public void InAnyOtherFormIsRefused(string text) => Assert.Null(EventDate.TryParse(text));

    [Fact]
    public void IsOrderedByFirstDayThenByPrecision()
    {
        string[] inOrder = ["2022-12-31", "2023", "2023-01", "2023-01-01", "2023-01-02", "2023-02~", "2023-02-03/2023-02-05", "2024"];

        var dates = inOrder.Reverse().Select(text => EventDate.TryParse(text)!);
        Assert.Equal(inOrder, dates.OrderBy(date => date.Order).Select(date => date.Edtf));
    }

    [Fact]
    public void WithAnIntervalOfOneDayEqualsThatDay() => Assert.Equal("2023-09-12", EventDate.TryParse("2023-09-12/2023-09-12")?.Edtf);

    [Fact]
    public void HasNoApproximationMarkInHtml() => Assert.Equal("2023-08", EventDate.TryParse("2023-08~")!.Start.Iso);
}
