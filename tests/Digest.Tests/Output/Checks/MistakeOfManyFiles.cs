using System.Text;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Theming;
using Xunit;

namespace Digest.Tests.Output.Checks;

/// <summary>A mistake that many files have, and the place that writes it.</summary>
public sealed class MistakeOfManyFiles
{
    private const string Layout = Theme.LayoutsFolder + "/front.sbn-html";

    [Fact]
    public void IsOneErrorIfNothingWritesTheLink()
    {
        var problems = new CheckedSite()
            .With("sitemap.xml", "repo/ms/<", "repo/mx/<")
            .With("ms/rss.xml", "repo/ms/<", "repo/mx/<")
            .With("ms/timeline.json", "repo/ms/", "repo/mx/")
            .Check();

        var problem = Assert.Single(problems);
        Assert.Equal(DiagnosticCode.OutputBrokenLink, problem.Code);
        Assert.Equal(
            "ms/rss.xml and 2 more files link to 'https://digest.example/repo/mx/', which does not exist", problem.Message);
    }

    [Fact]
    public void IsOfEachFileThatHasTheSameEntry()
    {
        var problems = new CheckedSite()
            .With("ms/timeline.json", "repo/ms/\\\">Kim", "repo/mx/\\\">Berita")
            .With("ms/feed.json", "repo/ms/\\\">Berita", "repo/mx/\\\">Berita")
            .Check();

        var problem = Assert.Single(problems);
        Assert.Equal("ms/feed.json and 1 more file link to 'https://digest.example/repo/mx/', which does not exist", problem.Message);
    }

    /// <summary>Each row: a template, a page, where the mistake is in it, and the column of the template.</summary>
    [Theory]
    [InlineData("<p>&foo; {{ x }}</p>", "<h1>A</h1>\n<p>&foo; B</p>", "&", 4)]
    [InlineData("<p>&a;</p><i>&foo;</i>", "<i>&foo;</i>", "&", 14)]
    [InlineData("<p>&foo;</p>", "<td>&bar;", "&", null)] // alike by chance
    [InlineData("<p>{{ x }}</p>", "<p>&foo;</p>", "&", null)]
    [InlineData("<p>&foo;</p>", "", "", null)]
    public void IsAtTheTextOfTheTemplate(string template, string page, string mistake, int? column) =>
        Assert.Equal(column, WrittenBy(template).FindText(page, page.IndexOf(mistake, StringComparison.Ordinal))?.Column);

    /// <summary>Each row: a template, the text of a heading of the page, and the column of the template.</summary>
    [Theory]
    [InlineData("<h1>{{ x }}</h1><h1>Dua</h1>", "Dua", 17)]
    [InlineData("<h1>Satu</h1><H1 class=\"a\">{{ x }}</H1>", "Dua", 14)]
    [InlineData("<h1>Satu</h1>", "Dua", null)]
    [InlineData("<h2>Dua</h2>", "Dua", null)]
    public void IsAtTheHeadingOfTheTemplate(string template, string text, int? column) =>
        Assert.Equal(column, WrittenBy(template).FindElement("h1", text)?.Column);

    private static WrittenMarkup WrittenBy(string template) =>
        new(new(WrittenMarkup.Read([SourceFile.InMemory(Layout, Encoding.UTF8.GetBytes(template))])), Layout);
}
