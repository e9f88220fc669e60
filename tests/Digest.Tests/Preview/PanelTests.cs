using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Cli.Preview;
using Digest.Output;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>The panel that the preview adds to pages.</summary>
public sealed class PanelTests
{
    private static TestSite Site() => new TestSite()
        .With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim\nslug: kim\n---\n")
        .With("input/articles/2023-09-12-kim/ar.md", "---\ntitle: كيم\nslug: كيم\n---\n")
        .With("input/articles/2023-09-11-putin/ms.md", "---\ntitle: Putin\nslug: putin\n---\n")
        .With("input/articles/2026-01-01-esok/ms.md", "---\ntitle: Esok\npublished: 2026-01-01\n---\n");

    [Theory]
    [InlineData("/ms/2023/09/kim/", "Bahasa Melayu this page", "العربية translated")]
    [InlineData("/ms/2023/09/putin/", "Bahasa Melayu this page", "العربية missing: the switch leads to the nearest page")]
    public async Task BarShowsTheLanguageSwitch(string address, params string[] languages)
    {
        await using var preview = await RunningPreview.Start(Site());

        var panel = await PanelOf(address, preview);

        Assert.Equal(languages, panel.QuerySelectorAll(".languages li").Select(item => item.TextContent));
        Assert.All(panel.QuerySelectorAll(".languages a"), link =>
            Assert.StartsWith("/ar/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task BarShowsTheSourceAndHeldBackArticles()
    {
        await using var preview = await RunningPreview.Start(Site());

        var panel = await PanelOf("/ms/2023/09/kim/", preview);

        Assert.Equal("input/articles/2023-09-12-kim/ms.md", panel.QuerySelector(".source button")!.GetAttribute("data-copy"));
        Assert.Equal("1 article held back: which; --drafts shows them", panel.QuerySelector(".held")!.TextContent);
        Assert.Null(panel.QuerySelector(".problems"));
        Assert.Null((await PanelOf("/ms/", preview)).QuerySelector(".source"));
    }

    [Fact]
    public async Task ProblemsHaveTheTextOfTheTerminal()
    {
        await using var preview = await RunningPreview.Start(Site());
        preview.Show(Site().With("input/articles/2023-09-12-kim/ms.md", "---\ntitle: Kim\npublished: 5-9-2023\n---\n"));

        var problems = (await PanelOf("/ms/2023/09/kim/", preview)).QuerySelector(".problems")!;

        Assert.Equal("1 error", problems.QuerySelector("h2")!.TextContent);
        Assert.Equal("2", problems.GetAttribute("data-failed"));
        Assert.StartsWith("input/articles/2023-09-12-kim/ms.md(3,12): error DG016: ", problems.QuerySelector(".place")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("published: 5-9-2023", problems.QuerySelector("code")!.TextContent);
        Assert.Equal("5-9-2023", problems.QuerySelector("mark")!.TextContent);
        Assert.Equal("\n           ^", problems.QuerySelector(".caret")!.TextContent);
        Assert.NotEmpty(problems.QuerySelector(".advice")!.TextContent);
    }

    [Fact]
    public async Task WarningsDoNotCoverThePage()
    {
        await using var preview = await RunningPreview.Start(Site().With("input/loose.txt", "x"));

        var problems = (await PanelOf("/ms/", preview)).QuerySelector(".problems");

        Assert.Equal("0", problems!.GetAttribute("data-failed"));
        Assert.Equal("1 warning", problems.QuerySelector("h2")!.TextContent);
    }

    [Theory]
    [InlineData("warning", 200, "Halaman")]
    [InlineData("error", 404, "")] // there is no page to show, so the problems are the page
    public async Task ProblemsOfRenderingAreOnTheirPage(string severity, int status, string text)
    {
        await using var preview = await RunningPreview.Start(Site());
        var state = preview.Latest.State;
        var page = new RenderedFile("ms/index.html", "front", (output, problems) =>
        {
            problems.Add(Problem(Enum.Parse<Severity>(severity, ignoreCase: true), "di dalam templat"));
            output.Write("<head></head><p>Halaman"u8);
        });
        var files = new OutputFiles(state.Snapshot!.Site.Files.Routes, _ => page, () => []);
        SourceTree sources = new([SourceFile.InMemory("input/x.md", "baris pertama"u8.ToArray())]);
        preview.Latest.Replace(state with { Version = 2, Snapshot = new(state.Snapshot.Site with { Files = files }, sources) });

        var answer = await preview.Get("/ms/");
        var panel = await PanelOf("/ms/", preview);

        Assert.Equal(status, answer.Status);
        Assert.Contains(text, answer.Text, StringComparison.Ordinal);
        var shown = severity == "error" ? answer.Page : panel;
        Assert.Equal("di dalam templat", shown.QuerySelector(".problems .message")!.TextContent);
        Assert.Equal("baris pertama", shown.QuerySelector(".problems code")!.TextContent);
    }

    [Fact]
    public void ErrorsComeBeforeWarningsAndNotesAreLeftOut()
    {
        var list = ListOf(
            Problem(Severity.Warning, "peringatan"),
            Problem(Severity.Note, "catatan"),
            Problem(Severity.Error, "ralat"));

        Assert.Equal(["ralat", "peringatan"], list.QuerySelectorAll(".message").Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'--><svg onload=alert(1)>")]
    [InlineData("</pre></section></div><b>")]
    [InlineData("&lt;b&gt;&amp;")]
    [InlineData("{{ x }}")]
    public void QuotedTextIsEscaped(string hostile)
    {
        var calm = ListOf(Problem(Severity.Error, "x") with { Excerpt = Excerpt.Of("x", 0), Advice = "x" });

        SourceLocation location = new($"input/{hostile}.md", 1, 1);
        var list = ListOf(new Diagnostic(DiagnosticCode.BadValue, Severity.Error, location, hostile, hostile)
        {
            Excerpt = Excerpt.Of(hostile, 0),
        });

        Assert.Equal(calm.All.Select(element => element.LocalName), list.All.Select(element => element.LocalName));
        Assert.Equal(hostile, list.QuerySelector(".message")!.TextContent);
        Assert.Equal(hostile, list.QuerySelector("code")!.TextContent);
        Assert.Equal($"input/{hostile}.md", list.QuerySelector("button")!.GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData("عنوان: كيم جونغ", 8, "كيم")] // right to left: no caret
    [InlineData("title: كيم جونغ", 8, "كيم")]
    [InlineData("title: Kim", 11, " ")] // at the end of the line
    [InlineData("title: Kim", 99, " ")]
    [InlineData("title: Kim", 0, "title:")]
    [InlineData("a\u202Eb c", 1, "a\\u202Eb")] // bidi controls are shown
    public void MarkIsOnTheWordInBothDirections(string line, int column, string marked)
    {
        var list = ListOf(new Diagnostic(DiagnosticCode.BadValue, Severity.Error, new("input/x.md", 1, column), "x")
        {
            Excerpt = Excerpt.Of(line, column - 1),
        });

        Assert.Equal(marked, list.QuerySelector("mark")!.TextContent);
        Assert.Equal("auto", list.QuerySelector(".excerpt")!.GetAttribute("dir"));
        Assert.Equal(line.Any(letter => letter is >= '\u0600' and < '\u0700'), list.QuerySelector(".caret") is null);
    }

    [Fact]
    public void LongLinesAreCutAroundTheMark()
    {
        var line = new string('a', 190) + " kata " + new string('b', 190);
        var list = ListOf(Problem(Severity.Error, "x") with { Excerpt = Excerpt.Of(line, 191) });

        Assert.Equal($"…{new string('a', 159)} kata {new string('b', 159)}…", list.QuerySelector("code")!.TextContent);
        Assert.Equal("kata", list.QuerySelector("mark")!.TextContent);
    }

    [Fact]
    public void OnlyAHundredProblemsAreListed()
    {
        var list = ListOf([.. Enumerable.Range(1, 5000).Select(number => Problem(Severity.Error, $"ralat {number}"))]);

        Assert.Equal(100, list.QuerySelectorAll("li").Length);
        Assert.Contains("and 4900 problems more", list.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Diagnostic Problem(Severity severity, string message) =>
        new(DiagnosticCode.BadValue, severity, new("input/x.md", 1, 1), message);

    private static IDocument ListOf(params Diagnostic[] problems) =>
        new HtmlParser().ParseDocument(ProblemList.Of([.. problems]).ToString());

    private static async Task<IDocument> PanelOf(string address, RunningPreview preview) =>
        new HtmlParser().ParseDocument((await preview.NewsFor(address))["problems"]);
}
