using Digest.Pages;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using Digest.Templates;
using Xunit;

namespace Digest.Tests.Program;

/// <summary>An exception that one file causes is an error of this file: the program must not end without its name.</summary>
public sealed class FaultOfOneFile
{
    private const string Picture = "input/articles/kim/peta.png";
    private const string OnePixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC";

    [Theory]
    [InlineData("statiq.json")]
    [InlineData("theme/languages/ms.yml")]
    [InlineData("theme/layouts/article.sbn-html")]
    [InlineData("theme/partials/source-list.sbn-html")]
    [InlineData("theme/assets/css/base.css")]
    [InlineData("theme/assets/speculation-rules.json")]
    [InlineData("input/topics.yml")]
    [InlineData("input/entities.yml")]
    [InlineData("input/sources.yml")]
    [InlineData("input/glossary.yml")]
    [InlineData("input/articles/_directory.yml")]
    [InlineData("input/articles/kim/ms.md")]
    [InlineData("input/events/kim.yml")]
    [InlineData("input/pages/about/ms.md")]
    [InlineData(Picture)]
    public void IsReportedWithItsPath(string path)
    {
        var site = Site().With(new SourceFile(path, _ => throw new InvalidOperationException("no such state"))).Compile();

        var fault = Assert.Single(site.Diagnostics, problem => problem.Code == DiagnosticCode.InternalError);
        Assert.Equal((path, Severity.Error), (fault.Location.Path, fault.Severity));
        Assert.Contains("InvalidOperationException: no such state", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HidesNoMistakeInAnotherFile()
    {
        const string Other = "input/articles/lain/ms.md";
        var site = Site()
            .With(new SourceFile("input/articles/kim/ms.md", _ => throw new InvalidOperationException()))
            .With(Other, "---\ntitel: Lain\n---\n")
            .Compile();

        Assert.Contains(site.Diagnostics, problem => problem is { Code: DiagnosticCode.UnknownKey, Location.Path: Other });
    }

    [Fact]
    public void InTheCheckOfALayoutNamesTheLayout()
    {
        const string Layout = "theme/layouts/faulty.sbn-html";
        var faulty = PageKind.InEachLanguage<Page>("faulty", _ => [], _ => [], model => model.Add(
            "fault", MemberKind.One, () => throw new InvalidOperationException("no such state"), _ => null));

        var site = SiteCompiler.Compile(
            Site().With(Layout, "{{ fault.title }}").Tree(),
            new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false),
            new(),
            [.. PageKind.All, faulty]);

        Assert.Equal(Layout, Assert.Single(site.Diagnostics, problem => problem.Code == DiagnosticCode.InternalError).Location.Path);
    }

    private static TestSite Site() => new TestSite()
        .With("input/articles/kim/ms.md", "---\ntitle: Kim\nevents: kim\n---\n![Peta](peta.png)\n")
        .With(Picture, Convert.FromBase64String(OnePixel))
        .With("input/events/kim.yml", "date: 2023-09-12\nstatus: happened\ntitle: { ms: Kim, ar: كيم }\n")
        .With("input/pages/about/ms.md", "---\ntitle: Perihal\ndescription: Perihal\n---\nTeks.\n");
}
