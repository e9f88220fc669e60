using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Incremental;
using Digest.Sources;
using Xunit;

namespace Digest.Tests.Preview;

/// <summary>A compilation with a cache gives the same bytes as one without.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
public sealed class IncrementalTests
{
    [Fact]
    public void RandomEditsGiveTheBytesOfACleanCompilation()
    {
        var (sites, broken) = (0, 0);
        for (var script = 0; script < SampleSize.Of(40, 2_000); script++)
        {
            var random = new Random(script);
            var log = new List<string>();
            var site = script % 2 == 0 ? SiteThatReadsFields() : new TestSite().WithBuiltInTheme();
            var (tree, memo) = (site.Tree(), new BuildCache());
            for (var step = 0; step < random.Next(1, 11); step++)
            {
                tree = Edits.Apply(tree, random, log);
                var unproved = random.Next(3) == 0 ? Compile(tree, memo, prove: false) : null;
                var (remembering, clean) = (Compile(tree, memo), Compile(tree, new()));

                Assert.True(clean.Diagnostics.SequenceEqual(remembering.Diagnostics), Explain(script, log, "problems"));
                Assert.True(clean.Files.Select(file => file.Path).SequenceEqual(remembering.Files.Select(file => file.Path)),
                    Explain(script, log, "paths"));
                foreach (var (wanted, found) in clean.Files.Zip(remembering.Files))
                {
                    Assert.True(wanted.BytesOf().AsSpan().SequenceEqual(found.BytesOf()), Explain(script, log, wanted.Path));
                    Assert.True(remembering.Files.Find(wanted.Path) is { } asked && asked.Path == wanted.Path
                        && asked.Origin == found.Origin, Explain(script, log, $"{wanted.Path} by its path"));
                }

                // What is shown before it is proved is the same site, if it is one.
                Assert.True(unproved?.Succeeded != false || !clean.Succeeded, Explain(script, log, "before the proof"));
                if (clean.Succeeded && unproved is not null)
                    Assert.True(clean.Files.Zip(unproved.Files).All(pair =>
                        pair.First.BytesOf().AsSpan().SequenceEqual(pair.Second.BytesOf())), Explain(script, log, "before the proof"));
                (sites, broken) = clean.Succeeded ? (sites + 1, broken) : (sites, broken + 1);
            }
        }

        // Both kinds were seen, and often enough to mean something.
        Assert.InRange(sites, SampleSize.Of(40, 2_000) / 2, int.MaxValue);
        Assert.InRange(broken, SampleSize.Of(40, 2_000) / 2, int.MaxValue);
    }

    /// <summary>A page that reads a field is rendered with the new value, whatever file has it.</summary>
    [Theory]
    [InlineData("statiq.json", """{ "Host": "example.org", "Languages": ["ms", "ar"], "extra": { "motto": "NILAI" } }""")]
    [InlineData("input/data/desk.yml", "note: NILAI\n")]
    [InlineData("input/data/prices.csv", "name,price\nNILAI,1\n")]
    [InlineData("input/topics.yml", "security: { name: { ms: A, ar: ب }, extra: { colour: NILAI } }\n")]
    [InlineData("input/articles/satu/ms.md", "---\ntitle: Satu\nextra: { mood: NILAI }\n---\n")]
    [InlineData("input/articles/satu/_directory.yml", "extra: { mood: NILAI }\n")]
    public void ChangedFieldIsRendered(string path, string text)
    {
        var site = SiteThatReadsFields()
            .With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\n")
            .With("input/topics.yml", "security: { name: { ms: A, ar: ب } }\n");
        var memo = new BuildCache();
        Assert.True(Compile(site.Tree(), memo).Succeeded);

        foreach (var value in (string[])["lama", "baharu"])
        {
            site.With(path, text.Replace("NILAI", value, StringComparison.Ordinal));
            var front = TextOf(Compile(site.Tree(), memo).Find("ms/index.html"));

            Assert.Contains($"[{value}]", front, StringComparison.Ordinal);
            Assert.Equal(TextOf(Compile(site.Tree(), new()).Find("ms/index.html")), front);
        }
    }

    /// <summary>Every text is checked again when the theme declares other fields.</summary>
    [Fact]
    public void ChangedDeclarationIsAppliedToUnchangedTexts()
    {
        var site = new TestSite()
            .With("input/articles/satu/ms.md", "---\ntitle: Satu\nextra: { mood: tenang }\n---\n")
            .With("input/events/e1.yml", "{ date: 2023-09-12, status: happened, title: { ms: Satu }, extra: { size: 5 } }")
            .With("input/topics.yml", "security: { name: { ms: A, ar: ب }, extra: { colour: red } }\n");
        var memo = new BuildCache();
        Assert.True(Compile(site.Tree(), memo).Succeeded);

        foreach (var declaration in (string[])["article: { tone: text }", "event: { size: flag }", "topic: { colour: list }", "topic: {}"])
        {
            site.With("theme/fields.yml", declaration);
            var (remembering, clean) = (Compile(site.Tree(), memo), Compile(site.Tree(), new()));

            Assert.Equal(clean.Diagnostics, remembering.Diagnostics);
            Assert.Equal(declaration.Contains("list", StringComparison.Ordinal), clean.Succeeded);
        }
    }

    /// <summary>A site whose document prints fields of the settings, data files, topics and articles.</summary>
    private static TestSite SiteThatReadsFields() => new TestSite().Edit("theme/layouts/document.sbn-html", "{{ content ~}}", """
        {{ content ~}}
        <p>[{{ site.extra.motto }}] [{{ data.desk.note }}] {{ for row in data.prices }}[{{ row.name }}]{{ end }}</p>
        <p>{{ for topic in site.topics }}[{{ topic.extra.colour }}]{{ end }}
        {{ for edition in site.editions }}{{ for article in edition.latest }}[{{ article.extra.mood }}]{{ end }}{{ end }}</p>
        """);

    /// <summary>Looked into once, a picture that is broken is wrong with every text that shows it.</summary>
    [Theory]
    [InlineData("---\ntitle: Kim\n---\n![Peta](peta.svg)\n")]
    [InlineData("---\ntitle: Kim\nimage: { src: peta.svg, alt: Peta }\n---\n")]
    public void BrokenImageOfTwoArticlesIsReportedWithBoth(string text)
    {
        const string Whole = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""";
        var tree = new TestSite().With("input/articles/kim/ms.md", text).With("input/articles/kim/ar.md", text)
            .With("input/articles/kim/peta.svg", Whole).Tree();
        var memo = new BuildCache();
        foreach (var drawing in (string[])[Whole, "<svg", "<svg", Whole + " "])
        {
            tree = tree.With(SourceFile.InMemory("input/articles/kim/peta.svg", Encoding.UTF8.GetBytes(drawing)));
            Compile(tree, memo, prove: false);
            var (remembering, clean) = (Compile(tree, memo), Compile(tree, new()));

            Assert.Equal(clean.Diagnostics, remembering.Diagnostics);
            Assert.Equal(clean.Files.Select(file => (file.Path, TextOf(file))),
                remembering.Files.Select(file => (file.Path, TextOf(file))));
        }
    }

    /// <summary>Front matter that other pages show is not wording in <see cref="Digest.Content.Article.HasSamePlacement"/>.</summary>
    [Theory]
    [InlineData("title: Lain")]
    [InlineData("published: 2023-09-01")]
    [InlineData("slug: lain")]
    [InlineData("topics: trade")]
    [InlineData("events: e1")]
    [InlineData("entities: kim")]
    [InlineData("excluded: true")]
    public void ChangedFrontMatterUpdatesOtherPages(string line)
    {
        var site = new TestSite()
            .With("input/events/e1.yml", "{ date: 2023-09-12, status: happened, title: Satu }")
            .With("input/articles/satu/ms.md", "---\ntitle: Satu\nevents: e1\nentities: kim\n---\n")
            .With("input/articles/dua/ms.md", "---\ntitle: Dua\n---\n")
            .With("input/articles/tiga/ms.md", TextWith("title: Tiga"));
        var memo = new BuildCache();
        var before = Compile(site.Tree(), memo);

        site.With("input/articles/tiga/ms.md", TextWith(line));
        var (remembering, clean) = (Compile(site.Tree(), memo), Compile(site.Tree(), new()));

        Assert.Equal(clean.Files.Select(file => (file.Path, TextOf(file))), remembering.Files.Select(file => (file.Path, TextOf(file))));
        Assert.NotEqual(TextOf(before.Find("ms/2023/09/satu/index.html")), TextOf(clean.Find("ms/2023/09/satu/index.html")));

        static string TextWith(string line)
        {
            IEnumerable<string> lines = ["title: Tiga", "published: 2023-08-01"];
            return $"---\n{string.Join('\n', lines.Where(other => other.Split(':')[0] != line.Split(':')[0]).Append(line))}\n---\n";
        }
    }

    /// <summary>The languages of a site that lists none depend on which files exist, not on what the language files contain.</summary>
    [Fact]
    public void FirstTextInALanguageAddsItsEdition()
    {
        var tree = new TestSite().WithBuiltInTheme()
            .With("statiq.json", "{ \"Host\": \"example.org\" }")
            .With("input/articles/satu/ms.md", "---\ntitle: Satu\n---\n").Tree();
        var text = SourceFile.InMemory("input/articles/satu/ar.md", "---\ntitle: واحد\n---\n"u8.ToArray());
        var memo = new BuildCache();
        Assert.False(HasEdition(tree));

        Assert.True(HasEdition(tree.With(text)));
        Assert.False(HasEdition(tree.With(text).Without(text)));

        bool HasEdition(SourceTree sources) => Compile(sources, memo).Files.Any(file => file.Path == "ar/index.html");
    }

    [Fact]
    public void UnchangedFileIsNotReadAgain()
    {
        var reads = 0;
        var tree = new TestSite().Tree()
            .With(new SourceFile("input/articles/satu/ms.md", _ =>
            {
                reads++;
                return new MemoryStream("---\ntitle: Satu\n---\nTeks.\n"u8.ToArray());
            }))
            .With(SourceFile.InMemory("input/articles/dua/ms.md", "---\ntitle: Dua\n---\nTeks.\n"u8.ToArray()));
        var memo = new BuildCache();

        Assert.True(Compile(tree, memo).Succeeded);
        Assert.True(Compile(tree.With(SourceFile.InMemory("input/articles/dua/ms.md", "---\ntitle: Dua\n---\nLain.\n"u8.ToArray())),
            memo).Succeeded);

        Assert.Equal(1, reads);
    }

    private static CompiledSite Compile(SourceTree tree, BuildCache memo, bool prove = true) =>
        SiteCompiler.Compile(tree, new(DateTimeOffset.Parse(TestSite.Moment, null), [], Drafts: false, prove), memo);

    private static string TextOf(Digest.Output.OutputFile file) => System.Text.Encoding.UTF8.GetString(file.BytesOf());

    private static string Explain(int script, IEnumerable<string> log, string what) =>
        $"script {script}: {what} differ after:\n{string.Join('\n', log)}";
}
