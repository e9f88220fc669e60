using System.Text.RegularExpressions;
using Digest.Languages.Dates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Languages.Dates;

/// <summary>The advice on texts that are not dates. The cases in <c>Cases/publication-dates</c> show it.</summary>
public sealed partial class DateInAnotherForm
{
    [Fact]
    public void GetsAdviceThatIsADate()
    {
        var advised = 0;
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            if (PublicationDate.TryParse(text, zone: null) is not null || DateMistake.AdviceOn(text, 1600) is not { } advice)
                return;
            if (WhatToWrite.Match(advice) is { Success: true } match)
            {
                Assert.NotNull(PublicationDate.TryParse(match.Groups["date"].Value, zone: null));
                advised++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(20_000, 200_000)));
        Assert.True(advised > 500, $"{advised} texts get a date");
    }

    [Theory]
    [InlineData("")]
    [InlineData("besok")]
    [InlineData("2023")]
    [InlineData("99999999999999999999")]
    [InlineData("00/00/0000")]
    [InlineData("0000-00-00")]
    [InlineData("99999999")]
    public void WithoutADateGetsNoDate(string text) => Assert.DoesNotMatch(WhatToWrite, DateMistake.AdviceOn(text) ?? "");

    private static Gen<string> Texts =>
        from year in Gen.Elements("2023", "1999", "23", "1445", "0000", "9999", "٢٠٢٣", "1023")
        from month in Gen.Elements("1", "09", "12", "13", "00", "٩", "Sept", "سبتمبر")
        from day in Gen.Elements("1", "09", "28", "31", "32", "00", "١٢", "3rd")
        from separator in Gen.Elements("-", "/", ".", " ", "", "–", " - ", ", ")
        from order in Gen.Elements("{0}{3}{1}{3}{2}", "{2}{3}{1}{3}{0}", "{1}{3}{2}{3}{0}")
        from time in Gen.Elements(
            "", "", "T08:00", " 8:00", " 08:00:00", "T08:00Z", "T08:00+08", "T08:00 +0800", "T25:00Z", "T08:00:00+15:00", " 8.30 pm", "x",
            " 8:30 am UTC")
        select string.Format(null, order, year, month, day, separator) + time;

    [GeneratedRegex(@"^Write (?<date>[0-9][^ ]*)\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhatToWrite { get; }
}
