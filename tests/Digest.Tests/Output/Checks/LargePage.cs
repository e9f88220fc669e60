using System.Globalization;
using System.Text;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Output.Checks;

public sealed class LargePage
{
    [Fact]
    public void AsAnArticleIsAnError()
    {
        var problem = Assert.Single(new CheckedSite().With(CheckedSite.MalayArticle, "Gerabak", Incompressible()).Check());

        Assert.Equal((DiagnosticCode.OutputTooLarge, Severity.Error), (problem.Code, problem.Severity));
    }

    [Fact]
    public void AsAListIsAWarning()
    {
        var problem = Assert.Single(new CheckedSite().With("ms/index.html", "Terkini", Incompressible()).Check());

        Assert.Equal((DiagnosticCode.OutputTooLarge, Severity.Warning), (problem.Code, problem.Severity));
    }

    [Fact]
    public void AsAFacingPageMayBeTwiceAsLarge()
    {
        Assert.Empty(new CheckedSite().With(CheckedSite.FacingPage, "<h1>Kim", "<h1>Kim" + Incompressible()).Check());
        var problems = new CheckedSite().With(CheckedSite.FacingPage, "<h1>Kim", "<h1>Kim" + Incompressible(twice: true)).Check();
        var problem = Assert.Single(problems);

        Assert.Equal((DiagnosticCode.OutputTooLarge, Severity.Error), (problem.Code, problem.Severity));
        Assert.Contains("28,000", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/repo/gaya.css", true)]
    [InlineData("https://example.org/gaya.css", false)] // refused, and no file of the site
    public void CountsTheStylesThatItLinksTo(string href, bool isCounted)
    {
        var problems = new CheckedSite()
            .With(CheckedSite.MalayArticle, "style-src", "style-src 'self'")
            .With(CheckedSite.MalayArticle, "<title>", $"<link rel=\"stylesheet\" href=\"{href}\"><title>")
            .With("gaya.css", "body{", $"/*{Incompressible()}*/body{{")
            .Check();

        var problem = Assert.Single(problems);
        Assert.Equal(isCounted ? DiagnosticCode.OutputTooLarge : DiagnosticCode.OutputUnsafe, problem.Code);
        Assert.Equal(isCounted, problem.Message.Contains("compressed with its styles", StringComparison.Ordinal));
    }

    /// <summary>Text that compresses to between 14,000 and 28,000 bytes, or to more.</summary>
    private static string Incompressible(bool twice = false)
    {
        var text = new StringBuilder();
        var state = 1u;
        while (text.Length < (twice ? 64_000 : 32_000))
        {
            state = (state * 1664525) + 1013904223;
            text.Append((state >> 8).ToString("x6", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
