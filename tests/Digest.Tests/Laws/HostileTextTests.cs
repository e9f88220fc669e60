using System.Text;
using AngleSharp.Dom;
using Xunit;

namespace Digest.Tests.Laws;

/// <summary>Whatever is written in a field of text stays text: the elements of every page are those that a harmless word has.</summary>
public sealed class HostileTextTests
{
    private const string Harmless = "Aman";

    [Theory]
    [InlineData("A<script>alert(1)</script>z")]
    [InlineData("A\"><img src=x onerror=alert(1)>z")]
    [InlineData("A'><b>z")]
    [InlineData("A</title></style></textarea></script><b>z")]
    [InlineData("A<!--z")]
    [InlineData("A-->z")]
    [InlineData("A&lt;b&gt;&amp;&#60;z")]
    [InlineData("A{{ include 'x' }}{{ 1 / 0 }}z")]
    [InlineData("A{name}{count}{date}{title}z")]
    [InlineData("A]]>z")]
    [InlineData("A\\\" onmouseover=alert(1) x=\\\"z")]
    [InlineData("A%3Cb%3E%22z")]
    [InlineData("A`*_[x](javascript:y)_*`z")]
    public void NoFieldOfTextBecomesMarkup(string hostile)
    {
        var (calm, loud) = (SiteWith(Harmless).CompileCleanly(), SiteWith(hostile).CompileCleanly());
        Assert.Equal(calm.Files.Select(file => file.Path), loud.Files.Select(file => file.Path));
        foreach (var path in calm.Pages().Select(file => file.Path))
            Assert.Equal(TreeOf(calm.Page(path)), TreeOf(loud.Page(path)));
    }

    [Fact]
    public void TheTreesOfDifferentMarkupDiffer() =>
        Assert.NotEqual(TreeOf(SiteWith(Harmless).CompileCleanly().Page("ms/2023/09/kim/index.html")), TreeOf(new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n").Compile().Page("ms/2023/09/kim/index.html")));

    /// <summary>The elements, and the names of their attributes.</summary>
    private static string TreeOf(IDocument page)
    {
        var tree = new StringBuilder();
        foreach (var element in page.All)
        {
            tree.Append(element.Ancestors<IElement>().Count()).Append(' ').Append(element.LocalName);
            foreach (var attribute in element.Attributes)
                tree.Append(' ').Append(attribute.Name);
            tree.Append('\n');
        }

        return tree.ToString();
    }

    /// <summary>The text in every field that takes one.</summary>
    private static TestSite SiteWith(string text)
    {
        var yaml = "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        var json = "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var both = $"{{ ms: {yaml}, ar: {yaml} }}";
        var article = $"""
            ---
            title: {yaml}
            description: {yaml}
            by: {yaml}
            topics: [security]
            events: [tiba]
            entities: [kim]
            sources: [{"{"} source: nyt, title: {yaml}, url: "https://example.com/" {"}"}]
            dateline: {"{"} place: {yaml} {"}"}
            image: {"{"} src: peta.svg, alt: {yaml}, caption: {yaml}, credit: {yaml} {"}"}
            corrections: [{"{"} date: 2023-09-14, text: {yaml} {"}"}]
            ---
            NSC.

            [](xref:putin)
            """;
        return new TestSite()
            .With("statiq.json", $$"""{ "Host": "example.org", "Languages": ["ms", "ar"], "SiteTitle": {{json}}, "SiteDescription": {{json}}, "Author": {{json}}, "Copyright": {{json}} }""")
            .With("input/topics.yml", $"security: {{ name: {both}, description: {both} }}\n")
            .With("input/entities.yml", $"kim: {{ type: Person, name: {both}, also: [{yaml}] }}\n")
            .With("input/sources.yml", $"nyt: {{ name: {yaml} }}\n")
            .With("input/glossary.yml", $"NSC: {both}\n")
            .With("input/events/tiba.yml", $"date: 2023-09-12\nstatus: expected\ntitle: {both}\nsummary: {both}\nplace: {yaml}\nentities: [kim]\nsources: [nyt]\n")
            .With("input/pages/about/ms.md", $"---\ntitle: {yaml}\ndescription: {yaml}\n---\n")
            .With("input/articles/kim/ms.md", article)
            .With("input/articles/kim/ar.md", article.Replace("corrections:", "translation: { from: ms, method: machine-reviewed, by: " + yaml + ", reviewedBy: " + yaml + ", reviewedOn: 2023-09-14 }\ncorrections:", StringComparison.Ordinal))
            .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
            .With("input/articles/putin/ar.md", $"---\ntitle: {yaml}\n---\n");
    }
}
