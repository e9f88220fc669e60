using System.Text;
using Digest.Cli.Terminal;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Content;

public sealed class NameOfAFile
{
    private const string Folder = "input/articles/kim/";

    [Theory]
    [InlineData("a\\b.svg", "the name has a backslash, which separates folders on Windows")]
    [InlineData("peta.png ", "the name starts or ends with a space")]
    [InlineData(" peta.png", "the name starts or ends with a space")]
    [InlineData("gambar /peta.png", "the name starts or ends with a space")]
    [InlineData("gambar./peta.png", "the name ends with a full stop, which Windows removes")]
    [InlineData("peta\t.png", "the name has the invisible character U+0009")]
    [InlineData("peta\u0085.png", "the name has the invisible character U+0085")]
    [InlineData("peta.jpg\\", "the name has a backslash, which separates folders on Windows")]
    public void ThatSomeSystemsCannotStoreIsRefused(string name, string message)
    {
        var problem = Assert.Single(Site().With(Folder + name, Svg()).Compile().Diagnostics);

        Assert.Equal((DiagnosticCode.BadFileName, Severity.Error, message), (problem.Code, problem.Severity, problem.Message));
        Assert.Equal((Folder + name)[..(Folder.Length + name.Split('/')[0].Length)], problem.Location.Path);
    }

    [Theory]
    [InlineData("theme/partials/a\\b.sbn-html")]
    [InlineData("input/_draf/a\\b.md")]
    public void IsCheckedInEveryFolder(string path) =>
        Assert.Contains(Site().With(path, "").Compile().Diagnostics, problem => problem.Code == DiagnosticCode.BadFileName);

    [Theory]
    [InlineData("peta dunia.svg")]
    [InlineData("خريطة.svg")]
    [InlineData("peta (1).svg")]
    [InlineData("peta.kecil.svg")]
    public void ThatEverySystemStoresIsAccepted(string name) => AssertAccepted(Site().With(Folder + name, Svg()));

    [Fact]
    public void OfMoreBytesThanAFileSystemStoresIsRefused()
    {
        AssertAccepted(Site().With($"{Folder}{new string('ا', 125)}.svg", Svg()));

        var problem = Assert.Single(Site().With($"{Folder}{new string('ا', 126)}.svg", Svg()).Compile().Diagnostics);
        Assert.Equal("the name has more than 255 bytes, the limit of file systems", problem.Message);
    }

    [Fact]
    public void ThatDiffersOnlyInCaseIsRefused()
    {
        var site = Site().With(Folder + "Peta.svg", Svg()).With(Folder + "peta.svg", Svg())
            .With(Folder + "Gambar/a.svg", Svg()).With(Folder + "gambar/a.svg", Svg()).With(Folder + "gambar/b.svg", Svg());

        Assert.Equal(
            [
                $"{Folder}gambar: error DG005: the name differs from 'Gambar' only in case: Windows and macOS keep one of them",
                $"{Folder}peta.svg: error DG005: the name differs from 'Peta.svg' only in case: Windows and macOS keep one of them",
            ],
            site.Compile().Diagnostics.Select(ConsoleReport.Headline));
    }

    [Fact]
    public void ThatIsAnIdIsReportedOnce()
    {
        var site = Site().With("input/articles/lain /ms.md", "---\ntitle: Lain\n---\n").With("input/events/lain\t.yml", "");

        Assert.Equal(["'lain ' is not an id", "'lain\t' is not an id"], site.Compile().Diagnostics.Select(problem => problem.Message));
    }

    private static TestSite Site() => new TestSite().With(Folder + "ms.md", "---\ntitle: Kim\n---\nTeks.\n");

    private static byte[] Svg() => Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"></svg>""");

    /// <summary>The only problem is that no text uses the file.</summary>
    private static void AssertAccepted(TestSite site)
    {
        var compiled = site.Compile();
        Assert.True(compiled.Succeeded);
        Assert.All(compiled.Diagnostics, problem => Assert.Equal(DiagnosticCode.UnexpectedFile, problem.Code));
    }
}
