using System.Collections.Immutable;
using Digest.Cli.Terminal;
using Digest.Configuration;
using Digest.Output;
using Digest.Output.Parts;
using Digest.Sources.Diagnostics;
using Digest.Tests.Pictures;
using Digest.Tests.RandomSites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Parts;

/// <summary>Parts of a site against the whole of it.</summary>
public sealed class PartsOfASite
{
    private const string Build = "build.json";

    /// <summary>Codes whose message counts the references of all bodies, and a part does not parse all.</summary>
    private static readonly DiagnosticCode[] s_counting = [DiagnosticCode.UnknownId];

    private static readonly byte[] s_photograph = Photograph.Jpeg(1200, 800);

    public static TheoryData<string> Folders =>
        [.. CaseFile.Files.Select(row => row.Data.Split(Path.DirectorySeparatorChar)[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void ReportTheProblemsOfTheWhole(string folder)
    {
        var cases = CaseFile.Files.Select(row => row.Data).Where(file => file.Split(Path.DirectorySeparatorChar)[0] == folder);
        Assert.All(cases.Where((_, index) => index % SampleSize.Of(12, 1) == 0).AsParallel(), file =>
        {
            var site = CaseFile.SiteOf(file);
            var whole = site.Compile();
            var parts = PartsOf(site, 2).ToList();

            Assert.Equal(whole.Succeeded, parts.TrueForAll(part => part.Succeeded));
            Assert.Equal(ProblemsOf([whole], whole.Succeeded), ProblemsOf(parts, whole.Succeeded));
        });
    }

    [Fact]
    public void HaveTheFilesOfTheWhole() => Prop.ForAll(RandomSite.Any, random =>
    {
        var site = random.Build()
            .With("input/articles/lain/ms.md", "---\ntitle: Lain\n---\n![Kim](../kim/f%6Fto.jp%67)\n")
            .With("input/articles/kim/foto.jpg", s_photograph);
        var whole = site.Compile();
        Assert.True(whole.Succeeded);
        var expected = whole.Files.Where(file => file.Path != Build).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var count in new[] { 1, 3 })
        {
            var files = new HashSet<string>(StringComparer.Ordinal);
            foreach (var number in Enumerable.Range(1, count))
            {
                var part = new SitePart(number, count);
                foreach (var file in FilesOf(site.Compile(part), part, site).Where(file => file.Path != PartFiles.ManifestFile))
                {
                    var path = file.Path[PartFiles.Folder.Length..];
                    Assert.True(files.Add(path), path);
                    Assert.Equal(expected[path].BytesOf(), file.BytesOf());
                }
            }

            Assert.Equal(expected.Count, files.Count);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(4, 100)));

    [Fact]
    public void ParseOnlyTheBodiesThatTheyNeed()
    {
        var parsed = ParsedBodiesOf(new TestSite().Setting("FeedSize", "1").Setting("GenerateSearchIndex", "false"));
        Assert.All(parsed, count => Assert.InRange(count, 3, 20));
        Assert.InRange(parsed.Sum(), 40, 44); // the newest one is in the feed of another part
    }

    [Fact]
    public void ParseAllBodiesInThePartWithTheSearchOnly()
    {
        var parsed = ParsedBodiesOf(new TestSite().Setting("FeedSize", "1"));
        Assert.Single(parsed, 40);
        Assert.InRange(parsed.Sum(), 60, 80);
    }

    private static List<int> ParsedBodiesOf(TestSite site)
    {
        for (var number = 0; number < 40; number++)
            site.With($"input/articles/s{number}/ms.md", $"---\ntitle: Laporan {number}\n---\nTeks.\n");

        return [.. Enumerable.Range(1, 4).Select(number => new SitePart(number, 4)).Select(part =>
        {
            var compiled = site.Compile(part);
            foreach (var file in FilesOf(compiled, part, site))
                file.BytesOf();
            return compiled.Texts.Count(text => text.Body.IsParsed);
        })];
    }

    /// <summary>Only the part that has the text reports it in full; a part that shows it in a feed does not crash.</summary>
    [Theory]
    [InlineData("[x](xref:tiada)")]
    [InlineData("[x](xref:event:tiada)")]
    [InlineData("![x](tiada.jpg)")]
    [InlineData("[](xref:s1#tiada)")]
    public void ReportABodyOfAnotherPartThatTheyShow(string mistake)
    {
        var site = new TestSite().With("input/articles/s1/ms.md", $"---\ntitle: Laporan\n---\n{mistake}\n");
        var reports = PartsOf(site, 9).Select(part => part.Diagnostics.Where(problem => problem.Severity == Severity.Error).ToList());

        // The feeds of the edition, of the topic and so on are in several parts.
        var failed = reports.Where(problems => problems.Count > 0).ToList();
        Assert.InRange(failed.Count, 2, 8);
        Assert.All(failed, problems => Assert.Equal("input/articles/s1/ms.md", Assert.Single(problems).Location.Path));
    }

    /// <summary>A part is built by one machine and another part by the next, perhaps with another version of .NET.</summary>
    [Fact]
    public void AreChosenByAHashThatNeverChanges()
    {
        string[] groups = ["", "index.html", "input/articles/kim", "ar/2023/09/وصول-كيم/index.html"];
        Assert.Equal([5, 11, 8, 6], groups.Select(group => Enumerable.Range(1, 16).Single(number => new SitePart(number, 16).Has(group))));
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/16", 3, 16)]
    [InlineData("1000/1000", 1000, 1000)]
    public void AreNamedByTwoNumbers(string text, int number, int count)
    {
        Assert.True(SitePart.TryParse(text, out var part));
        Assert.Equal(new(number, count), part);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1/1001")]
    [InlineData("-1/3")]
    [InlineData("1/2/3")]
    [InlineData("1 /3")]
    [InlineData("1/99999999999999999999")]
    [InlineData("١/٣")]
    public void AreNotNamedOtherwise(string text) => Assert.False(SitePart.TryParse(text, out _));

    /// <summary>All versions of a photograph are in one part, and so are all pages of a story and all formats of a feed.</summary>
    [Fact]
    public void KeepTogetherWhatIsMadeOfOneThing()
    {
        var site = new TestSite()
            .With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n![Kim](foto.jpg)\n")
            .With("input/articles/kim/ar.md", "---\ntitle: كيم\n---\nنص.\n")
            .With("input/articles/kim/foto.jpg", s_photograph);

        var groups = site.Compile().Files.ToLookup(file => file.Group, file => file.Path, StringComparer.Ordinal);

        Assert.Equal(4, groups["input/articles/kim"].Count());
        Assert.Equal(6, Assert.Single(groups, group => group.Any(path => path.EndsWith(".webp", StringComparison.Ordinal))).Count());
        Assert.Equal(2, groups["/ms/"].Count());
    }

    internal static PartFiles FilesOf(CompiledSite compiled, SitePart part, TestSite site) =>
        new(compiled.Files, part, PartInputs.Of(site.Tree(), site.Options, compiled.Settings!));

    private static IEnumerable<CompiledSite> PartsOf(TestSite site, int count) =>
        Enumerable.Range(1, count).Select(number => site.Compile(new SitePart(number, count)));

    /// <summary>The errors and, of a site without errors, the warnings too.</summary>
    private static ImmutableSortedSet<string> ProblemsOf(IEnumerable<CompiledSite> sites, bool withWarnings) =>
    [
        .. sites.SelectMany(site => site.Diagnostics)
            .Where(problem => problem.Severity == Severity.Error || withWarnings)
            .Select(problem => s_counting.Contains(problem.Code) ? problem.Code.ToString() : ConsoleReport.Headline(problem)),
    ];
}
