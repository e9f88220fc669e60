using Digest.Cli.Pictures;
using Digest.Cli.Terminal;
using Digest.Incremental;
using Digest.Output;
using Digest.Sources.Diagnostics;
using Xunit;

namespace Digest.Tests.Pictures;

/// <summary>On a system for which there is no libvips.</summary>
public sealed class SiteWithoutLibvips
{
    [Fact]
    public void PublishesPhotographsAsTheyAreAndSaysSo()
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\nimage: { src: photo.jpg, alt: Pelabuhan }\n---\n")
            .With("input/articles/kim/photo.jpg", Photograph.Jpeg(1000, 700));
        var options = new Configuration.CompileOptions(DateTimeOffset.UnixEpoch.AddYears(60), site.Settings, Drafts: false);

        var compiled = SiteCompiler.Compile(site.Tree(), options.WithoutLibvips(), new BuildCache());

        Assert.Empty(compiled.Diagnostics.Select(ConsoleReport.Headline));
        Assert.Empty(compiled.Files.OfType<RasterFile>());
        Assert.IsType<CopiedFile>(compiled.Find("media/articles/kim/photo.jpg"));
        Assert.Empty(compiled.Page("ms/2023/09/kim/index.html").QuerySelectorAll("picture, [srcset]"));

        var diagnostics = new DiagnosticBag();
        Libvips.ReportMissing([.. site.Compile().Files.OfType<RasterFile>()], diagnostics);
        Assert.Equal([DiagnosticCode.IncompleteCards, DiagnosticCode.UnchangedPictures],
            diagnostics.Unordered().Select(problem => problem.Code).Order());
        var messages = string.Concat(diagnostics.Unordered().Select(problem => problem.Message));
        Assert.Contains("published as they are (1)", messages, StringComparison.Ordinal);
    }
}
