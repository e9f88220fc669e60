using System.Globalization;
using Xunit;

namespace Digest.Tests.Content.Pictures;

/// <summary>Drawings that cost a reader of XML or of styles more than their size.</summary>
public sealed class HostileDrawing
{
    private const string Start = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1">""";

    [Fact]
    public void WithAThousandMistakesIsReportedBriefly()
    {
        var numbers = Enumerable.Range(0, 1000).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var attributes = string.Concat(numbers.Select(number => $" a{number}=\"\""));
        var elements = string.Concat(numbers.Select(number => $"<g{number}/>"));

        Assert.Equal(20, Inspection.Of("a.svg", $"{Start}<g{attributes}/></svg>").Diagnostics.Length);
        Assert.Equal(20, Inspection.Of("a.svg", $"{Start}{elements}</svg>").Diagnostics.Length);
    }

    [Theory]
    [InlineData("<g>", 300_000, "</g>")]
    [InlineData("<style>(", 1, "</style>")]
    [InlineData("<!--<!DOCTYPE ", 1, "-->")]
    public void OfAnyShapeIsReadInMemoryOfItsSize(string open, int count, string close)
    {
        var text = Start + Repeated(open, count) + (count == 1 ? Repeated("(\"", 500_000) : "") + Repeated(close, count) + "</svg>";

        Assert.InRange(Inspection.Of("a.svg", text).AllocatedBytes, 0, 128_000_000);
    }

    [Theory]
    [InlineData("width=\"1e300\" height=\"1\"")]
    [InlineData("width=\"1\" height=\"100001\"")]
    [InlineData("viewBox=\"0 0 3000000000 1\"")]
    public void LargerThanAnyPageHasNoSize(string size)
    {
        var problem = Assert.Single(Inspection.Of("a.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size}/>").Diagnostics);

        Assert.StartsWith("the drawing has neither", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfManyMegabytesIsRefusedUnread()
    {
        var result = Inspection.Of("a.svg", Start + Repeated(" ", 5_000_000) + "</svg>");

        Assert.EndsWith("the limit is 4 MB", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
        Assert.InRange(result.AllocatedBytes, 0, 1_000_000);
    }

    [Fact]
    public void WithElementsOfHtmlNamedLikeThoseOfSvgIsRefused()
    {
        var problem = Assert.Single(Inspection.Of("a.svg", $"{Start}<style xmlns=\"http://www.w3.org/1999/xhtml\"/></svg>").Diagnostics);

        Assert.Contains("'style' is not allowed", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fill:red}g{fill:blue", "a style attribute has a brace")]
    [InlineData("font-family:'/*'", "a style has a comment inside quotation marks or parentheses")]
    [InlineData("fill:url(#a/*b*/)", "a style has a comment inside quotation marks or parentheses")]
    [InlineData("font-family:'*/'", "a style has a comment inside quotation marks or parentheses")]
    public void WithAStyleThatReadersDivideDifferentlyIsRefused(string style, string why)
    {
        var problem = Assert.Single(Inspection.Of("a.svg", $"{Start}<g style=\"{style}\"/></svg>").Diagnostics);

        Assert.StartsWith(why, problem.Message, StringComparison.Ordinal);
    }

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
