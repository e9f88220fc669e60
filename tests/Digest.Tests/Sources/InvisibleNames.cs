using System.Text;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>Files and folders whose names are not what they look like.</summary>
public sealed class InvisibleNames
{
    private const string Article = "---\ntitle: Kim\n---\n\nTeks.\n";
    private const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>""";

    [Theory]
    [InlineData("input/articles/kim\u200F/ms.md", "input/articles/kim\u200F", "'kim'", "U+200F RIGHT-TO-LEFT MARK", 4)]
    [InlineData("input/articles/2023\u00A0/kim/ms.md", "input/articles/2023\u00A0", "'2023 '", "U+00A0 NO-BREAK SPACE", 5)]
    [InlineData("input/articles/kim/m\u200Bs.md", "input/articles/kim/m\u200Bs.md", "'ms.md'", "U+200B ZERO WIDTH SPACE", 2)]
    [InlineData("input/articles/kim/_directory\u200E.yml", "input/articles/kim/_directory\u200E.yml", "'_directory.yml'", "U+200E", 11)]
    [InlineData("input/events/\uFEFFkim.yml", "input/events/\uFEFFkim.yml", "'kim.yml'", "U+FEFF BYTE ORDER MARK", 1)]
    [InlineData("input/glossary.yml\u2060", "input/glossary.yml\u2060", "'glossary.yml'", "U+2060 WORD JOINER", 13)]
    [InlineData("input/pages/tentang\u202E/ms.md", "input/pages/tentang\u202E", "'tentang'", "U+202E RIGHT-TO-LEFT OVERRIDE", 8)]
    [InlineData("input/articles/kim\u001B/ms.md", "input/articles/kim\u001B", "'kim'", "U+001B ESCAPE", 4)]
    [InlineData("theme/partials/nota\u200D.sbn-html", "theme/partials/nota\u200D.sbn-html", "'nota.sbn-html'", "U+200D", 5)]
    public void AreOneErrorThatNamesTheCharacter(string path, string place, string name, string character, int position)
    {
        var text = path.EndsWith("ms.md", StringComparison.Ordinal) ? Article : "";
        var problem = Assert.Single(ErrorsOf(new TestSite().With(path, text)));
        Assert.Equal((DiagnosticCode.InvisibleCharacter, place), (problem.Code, problem.Location.Path));
        Assert.Contains($"the name {name} contains the invisible character {character}", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith($"as character {position}", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input/articles/kim/_nota\u200F.md")]
    [InlineData("input/_arkib\u200F/kim/ms.md")]
    [InlineData("input/articles/kim/Screenshot 3.15\u202FPM.svg")] // as macOS names them
    public void OfFilesThatAreNotUsedAreIgnored(string path) =>
        Assert.Empty(ErrorsOf(new TestSite().With("input/articles/kim/ms.md", Article).With(path, Drawing)));

    [Theory]
    [InlineData("Gambar%203.15%20PM.svg")]
    [InlineData("Gambar%203.15%E2%80%AFPM.svg")]
    public void OfAPictureAreReportedWhereItIsUsed(string link)
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", Article + $"\n![Peta]({link})\n")
            .With("input/articles/kim/Gambar 3.15\u202FPM.svg", Drawing);
        var problem = Assert.Single(ErrorsOf(site));
        Assert.Equal("input/articles/kim/Gambar 3.15\u202FPM.svg", problem.Location.Path);
        Assert.Contains("U+202F NARROW NO-BREAK SPACE as character 12", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InALinkToAPictureAreReported()
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", Article + "\n![Peta](peta%E2%80%8B.svg)\n")
            .With("input/articles/kim/peta.svg", Drawing);
        Assert.Contains("U+200B ZERO WIDTH SPACE", Assert.Single(ErrorsOf(site)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    public void OfPicturesMayBeComposedOrNot(NormalizationForm ofFile, NormalizationForm ofLink)
    {
        const string Name = "kafé-مُؤتمر.svg";
        var (file, link) = (Name.Normalize(ofFile), Name.Normalize(ofLink));
        var site = new TestSite()
            .With("input/articles/kim/ms.md", $"---\ntitle: Kim\nimage: {{ src: {link}, alt: Peta }}\n---\n\n![Peta]({link})\n")
            .With($"input/articles/kim/{file}", Drawing);
        Assert.Empty(ErrorsOf(site));
        Assert.Contains(site.Compile().Files, copied => copied.Path == $"media/articles/kim/{file}");
    }

    private static IEnumerable<Diagnostic> ErrorsOf(TestSite site) =>
        site.Check(site.Compile()).Where(problem => problem.Severity == Severity.Error);
}
