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

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
