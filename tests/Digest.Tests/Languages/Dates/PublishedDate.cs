using Digest.Languages.Dates;
using Xunit;

namespace Digest.Tests.Languages.Dates;

public sealed class PublishedDate
{
    [Theory]
    [InlineData("2023-09-12", "2023-09-12")]
    [InlineData("2023-09-12T08:00:00+08:00", "2023-09-12T08:00:00+08:00")]
    [InlineData("2023-09-12T08:00Z", "2023-09-12T08:00:00+00:00")]
    [InlineData("2023-09-12 23:59:59.5-03:30", "2023-09-12T23:59:59-03:30")]
    public void IsADayOrAMoment(string text, string iso) => Assert.Equal(iso, PublicationDate.TryParse(text, zone: null)?.Iso);

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2023-09-12T08:00:00")]
    [InlineData("2023-09-12T24:00:00Z")]
    [InlineData("2023-09-12T08:00:00+8")]
    [InlineData("2023-09-12T08:00:00+15:00")]
    [InlineData("12-09-2023")]
    [InlineData("2023-09")]
    [InlineData("2023-09-12 ")]
    [InlineData("1694476800")]
    public void InAnyOtherFormIsRefused(string text) => Assert.Null(PublicationDate.TryParse(text, zone: null));

    [Fact]
    public void WithoutATimeStartsAtMidnightOfTheZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kuala_Lumpur");
        Assert.Equal(
            new DateTimeOffset(2023, 9, 11, 16, 0, 0, TimeSpan.Zero),
            PublicationDate.TryParse("2023-09-12", zone: null)!.Moment(zone));
        Assert.Equal(
            new DateTimeOffset(2023, 9, 12, 0, 0, 0, TimeSpan.Zero),
            PublicationDate.TryParse("2023-09-12T00:00:00Z", zone: null)!.Moment(zone));
    }
}
