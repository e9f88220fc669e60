using System.Globalization;
using Digest.Templates;
using Xunit;

namespace Digest.Tests.Templates;

/// <summary>Guarantees of the layer over Scriban that a case of text cannot show.</summary>
public sealed class RenderedTemplate
{
    public static TheoryData<string> Unavailable => [.. Builtins.Unavailable.Keys.Where(name => name != "date.format")];

    [Theory]
    [MemberData(nameof(Unavailable))]
    public void CannotCallAFunctionThatIsUnavailable(string name)
    {
        var mistakes = Template.Parse($"{{{{ {name} }}}}", "x").Check(SampleSite.Type, SampleSite.Host());

        Assert.Contains($"'{name}' is not available: ", Assert.Single(mistakes).Message, StringComparison.Ordinal);
        Assert.Throws<TemplateException>(() => SampleSite.Render($"{{{{ f = @{name}; f 1 2 }}}}"));
    }

    /// <summary>Scriban makes the items of a range each time it is read. They are made once.</summary>
    [Fact]
    public void CanReadALongRangeOften() =>
        Assert.Equal("6", SampleSite.Render("{{ x = 1..50000; for i in 1..400; y = x[5]; end; y }}"));

    [Theory]
    [InlineData("{{ date.format = '%Y' }}")]
    [InlineData("{{ string.upcase = 1 }}")]
    [InlineData("{{ page.title = 1 }}")]
    [InlineData("{{ content = 1 }}")]
    public void CannotChangeWhatOtherPagesRead(string template) =>
        Assert.Throws<TemplateException>(() => SampleSite.Render(template, globals: SampleSite.Globals));

    [Theory]
    [InlineData("{{ math.format 1 'N2' 'de-DE' }}")]
    [InlineData("{{ object.format 1 'N2' 'de-DE' }}")]
    [InlineData("{{ date.to_string '2023-09-05' '%B' 'de-DE' }}")]
    [InlineData("{{ date.parse '2023-09-05' '%F' 'de-DE' }}")]
    public void CannotChooseACulture(string template)
    {
        Assert.Contains("arguments, but gets 3",
            Assert.Single(Template.Parse(template, "x").Check(SampleSite.Type, SampleSite.Host())).Message, StringComparison.Ordinal);
        Assert.Throws<TemplateException>(() => SampleSite.Render(template));
    }

    [Fact]
    public void CannotReadObjectsByReflection()
    {
        var exception = Assert.Throws<TemplateException>(() => SampleSite.Render("{{ o.major }}", globals: ("o", new Version(1, 2))));

        Assert.Equal((1, 6), (exception.Mistake.Location.Line, exception.Mistake.Location.Column));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void CannotPrintInfinityOrNaN(double number) =>
        Assert.Contains("is not a number",
            Assert.Throws<TemplateException>(() => SampleSite.Render("{{ o }}", globals: ("o", number))).Message, StringComparison.Ordinal);

    [Fact]
    public void LeavesNoStateForTheNextPage()
    {
        var host = SampleSite.Host();
        const string Template = "{{ array.cycle ['a', 'b'] }}{{ if y; 'left'; end; y = 1; ret; 'never' }}";

        Assert.Throws<TemplateException>(() => SampleSite.Render("{{ y = 1; for x in [1] }}{{ fail }}{{ end }}", host));
        Assert.Throws<TemplateException>(() => SampleSite.Render(Template, host));
        Assert.Equal("a", SampleSite.Render(Template.Replace("if y;", "y = null; if y;", StringComparison.Ordinal), host));
        Assert.Equal("a", SampleSite.Render(Template.Replace("if y;", "y = null; if y;", StringComparison.Ordinal), host));
    }

    [Fact]
    public void WritesNothingWhenItFails()
    {
        using var page = new PageBuffer();

        Assert.Throws<TemplateException>(() =>
            SampleSite.Host().Render(Digest.Templates.Template.Parse("before {{ fail }}", "x"), new SampleSite(), [], page));

        Assert.Equal(0, page.Written.Length);
    }

    [Fact]
    public void ReportsPlaceAndAdviceOfAFailingFunction()
    {
        var mistake = Assert.Throws<TemplateException>(() => SampleSite.Render("\n {{ fail }}")).Mistake;

        Assert.Equal("x(2,5) The host refuses. Do something else.",
            $"{mistake.Location.Path}({mistake.Location.Line},{mistake.Location.Column}) {mistake.Message} {mistake.Advice}");
    }

    [Fact]
    public void UsesMonthsAndWeekdaysOfTheHost()
    {
        var calendar = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        calendar.MonthGenitiveNames = calendar.MonthNames = [.. Enumerable.Range(1, 12).Select(month => $"bulan-{month}"), ""];
        var host = new TemplateHost(new Dictionary<string, Template>(StringComparer.Ordinal), [], calendar);

        Assert.Equal("5 bulan-9 Tuesday", SampleSite.Render("{{ '2023-09-05' | date.to_string '%e %B %A' | string.strip }}", host));
    }
}
