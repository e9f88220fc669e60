using System.Collections.Immutable;
using System.Globalization;
using Digest.Output;
using Digest.Output.LostPages;
using Digest.SiteModel;
using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Output.LostPages;

/// <summary>What holds for all pairs of versions of a site.</summary>
public sealed class SiteComparedWithAnEarlierOne
{
    private const string About = "input/pages/about/ms.md";

    [Fact]
    public void ReportsEveryLostAddressOnce() => ForAll((before, after) =>
    {
        var published = PublishedPagesOf(before);
        var site = SiteOf(after).Compile();
        var words = ProblemsOf(published, site).Select(WordsOf).ToList();

        foreach (var page in published.Where(page => site.Files.Find(Permalinks.OutputPath(page.Address)) is null))
        {
            var form = AddressForm.Of(page.Address, site.Pages[0].Site.Languages);
            if (form.Kind != AddressKind.List)
                Assert.Single(words, found => found.Contains(page.Address) || found.Contains(form.Owner) || Names(found, page));
        }

        // One change takes away all redirects to an article, and is reported once.
        bool Names(HashSet<string> found, PublishedFile page) => page.RedirectsTo is { } article
            && (found.Contains(article) || published.Any(other => other.RedirectsTo == article && found.Contains(other.Address)));
    });

    [Fact]
    public void IsSilentWithTheLinesThatItOffers()
    {
        var offers = 0;
        ForAll((before, after) =>
        {
            var published = PublishedPagesOf(before);
            var sources = SiteOf(after);
            foreach (var problem in ProblemsOf(published, sources.Compile()).Where(problem => problem.OfferedLine is not null))
            {
                Add(problem.OfferedLine!, problem.Location.Path, sources);
                offers++;
            }

            var site = sources.Compile();
            Assert.True(site.Succeeded);
            Assert.All(
                ProblemsOf(published, site),
                problem => Assert.Equal((Severity.Note, null), (problem.Severity, problem.OfferedLine)));
        });

        Assert.InRange(offers, SampleSize.Of(5, 1_000), int.MaxValue); // the property is about sites with losses
    }

    [Fact]
    public void IsSilentAboutItself() => ForAll((before, _) =>
        Assert.Empty(ProblemsOf(PublishedPagesOf(before), SiteOf(before).Compile())));

    /// <summary>Writes a line into a text: the one that it is offered for, or a standing page that may redirect from any address.</summary>
    private static void Add(string line, string path, TestSite sources)
    {
        var text = path.EndsWith(".md", StringComparison.Ordinal) ? path : About;
        var lines = sources.TextOf(text).Split('\n').ToList();
        var old = lines.FindIndex(other => other.StartsWith("redirectFrom:", StringComparison.Ordinal));
        if (text == path && old >= 0)
            lines[old] = line;
        else
            lines[old] = $"{lines[old].TrimEnd(']')}, {line.Split('[')[1]}";
        sources.With(text, string.Join('\n', lines));
    }

    private static ImmutableArray<PublishedFile> PublishedPagesOf(IEnumerable<Text> texts) =>
        [.. SiteOf(texts).Compile().Pages.Select(page => new PublishedFile(page.Address) { Content = page.RedirectsTo })];

    private static ImmutableArray<Diagnostic> ProblemsOf(ImmutableArray<PublishedFile> published, CompiledSite site)
    {
        Assert.True(site.Succeeded);
        var found = new DiagnosticBag();
        LostPageCheck.Run(published, site.Files, found);
        return found.ToImmutable(new SourceTree([]));
    }

    private static HashSet<string> WordsOf(Diagnostic problem) =>
        [.. $"{problem.Message} {problem.Advice}".Split([' ', ',', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries)];

    private static void ForAll(Action<List<Text>, List<Text>> property) => Prop.ForAll(
        Versions.ToArbitrary(),
        versions => property(versions.Before, versions.After)).Check(
        Config.QuickThrowOnFailure.WithMaxTest(SampleSize.Of(30, 1_000)).WithEndSize(8));

    /// <summary>In the later version, each text is the same, deleted, or another one in the same folder.</summary>
    private static Gen<(List<Text> Before, List<Text> After)> Versions =>
        from before in AnyText.ListOf()
        from after in AnyText.ListOf()
        let old = before.DistinctBy(text => text.Path).DistinctBy(text => text.Address).Take(8).ToList()
        let kept = old.Where((_, index) => index % 3 == 0)
        let current = after.Concat(kept).DistinctBy(text => text.Path).DistinctBy(text => text.Address).Take(8).ToList()
        select (old, current);

    private static Gen<Text> AnyText =>
        from story in Gen.Choose(0, 4)
        from language in Gen.Elements("ms", "ar")
        from slug in Gen.Elements("kim", "kim-tiba", "kim-tiba-di-rusia", "putin", "laporan", "لقاء-كيم", "kronologi")
        from month in Gen.Elements("2023-08", "2023-09")
        from topic in Gen.Elements("security", "trade")
        from excluded in Gen.Choose(0, 6)
        select new Text(story, language, slug, month, topic, excluded == 0);

    private static TestSite SiteOf(IEnumerable<Text> texts)
    {
        var site = new TestSite().With(About, "---\ntitle: Tentang\ndescription: Kami.\nredirectFrom: [/tentang/]\n---\n");
        foreach (var text in texts)
        {
            site.With(text.Path, $"""
                ---
                title: Laporan
                published: {text.Month}-12
                slug: {text.Slug}
                topics: {text.Topic}
                excluded: {(text.IsExcluded ? "true" : "false")}
                redirectFrom: [/lama/{text.Path.Split('/')[2]}/{text.Language}/]
                ---
                """);
        }

        return site;
    }

    private sealed record Text(int Story, string Language, string Slug, string Month, string Topic, bool IsExcluded)
    {
        public string Path => $"input/articles/s{Story.ToString(CultureInfo.InvariantCulture)}/{Language}.md";
        public string Address => $"{Language}/{Month}/{Slug}";
    }
}
