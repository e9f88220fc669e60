using System.Diagnostics.CodeAnalysis;
using System.Text;
using Digest.Configuration;
using Digest.Sources;
using Digest.Tests.Preview;
using Xunit;

namespace Digest.Tests.Kept;

/// <summary>A build that takes over what an earlier one kept gives the bytes and the diagnostics of a clean one.</summary>
public sealed class RebuiltSite
{
    private const string Article = "ms/2023/09/satu/index.html";
    private const string Front = "ms/index.html";

    private static readonly Lazy<KeptSite> s_built = new(() =>
    {
        var site = new KeptSite();
        Assert.True(site.Build(Site().Tree()));
        return site;
    });

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "A test repeats itself.")]
    public void IsThatOfACleanBuildAfterRandomEdits()
    {
        var (takenOver, rendered) = (0, 0);
        for (var script = 0; script < SampleSize.Of(6, 600); script++)
        {
            var random = new Random(script);
            var log = new List<string>();
            var tree = script % 2 == 0 ? Site().Tree() : Site().WithBuiltInTheme().Tree();
            var site = new KeptSite();
            for (var step = 0; step < 8; step++)
            {
                // Most edits are about a body, as in reality, because others leave nothing to take over.
                tree = step % 3 == 0 ? Edits.Apply(tree, random, log) : WithOtherBody(tree, random, log);
                if (!site.Build(tree, explanation: $"script {script}:\n{string.Join('\n', log)}"))
                    continue;
                takenOver += site.TakenOver.Count;
                rendered += site.Bytes.Count - site.TakenOver.Count;
            }
        }

        // Both kinds were seen, and often enough to mean something.
        Assert.InRange(takenOver, SampleSize.Of(6, 600) * 20, int.MaxValue);
        Assert.InRange(rendered, SampleSize.Of(6, 600) * 20, int.MaxValue);
    }

    [Fact]
    public void TakesOverEverythingThatDoesNotShowAChangedBody()
    {
        var site = s_built.Value.Copy();
        Assert.Empty(site.TakenOver);

        Assert.True(site.Build(Site().Tree()));
        Assert.Superset(
            site.Bytes.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Append("ms/feed.xml").ToHashSet(),
            site.TakenOver.ToHashSet());
        Assert.DoesNotContain("build.json", site.TakenOver);

        Assert.True(site.Build(Site().Edit("input/articles/satu/ms.md", "Teks biasa", "Teks lain").Tree()));
        foreach (var path in (string[])[Article, "ms/feed.xml", "ms/feed.json", "ms/keselamatan/feed.json"])
            Assert.DoesNotContain(path, site.TakenOver);
        foreach (var path in (string[])["ms/2023/09/dua/index.html", Front, "ar/feed.xml", "sitemap.xml"])
            Assert.Contains(path, site.TakenOver);
    }

    /// <summary>
    /// Until a translation is due, a link leads to another one. Its page depends on whether that one has the heading.
    /// </summary>
    [Fact]
    public void RendersALinkAgainWhenItsTargetGetsTheHeading()
    {
        var linking = Site()
            .With("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2024-06-10\n---\n## Kepala\n")
            .With("input/articles/esok/ar.md", "---\ntitle: غدا\n---\nنص.\n")
            .With("input/articles/tiga/ms.md", "---\ntitle: Tiga\n---\n[lihat](xref:esok#kepala)\n");
        var site = new KeptSite();
        Assert.True(site.Build(linking.Tree()));

        Assert.True(site.Build(linking.Edit("input/articles/esok/ar.md", "نص.", "## Kepala").Tree()));

        Assert.DoesNotContain("ms/2023/09/tiga/index.html", site.TakenOver);
        Assert.Contains("ms/2023/09/dua/index.html", site.TakenOver);
    }

    /// <summary>Every input of a page and of a body is a part of its key: a changed one changes pages that are not edited.</summary>
    [Theory]
    [InlineData("statiq.json", """{ "Host": "example.org", "SiteTitle": "Akhbar", "Languages": ["ms", "ar"] }""")]
    [InlineData("statiq.json", """{ "Host": "example.org", "LinkRoot": "/repo", "Languages": ["ms", "ar"] }""")]
    [InlineData("theme/languages/ms.yml", null)]
    [InlineData("theme/layouts/article.sbn-html", null)]
    [InlineData("theme/partials/crumbs.sbn-html", null)]
    [InlineData("theme/embeds.yml", "video.example.org: video\n")]
    [InlineData("input/glossary.yml", "NSC: { ms: Majlis }\n")]
    [InlineData("input/entities.yml", "kim: { type: Person, name: { ms: Kim, ar: كيم } }\n")]
    [InlineData("input/sources.yml", "nyt: { name: The New York Times, language: en }\nkcna: { name: Agensi Kim Jong Un }\n")]
    [InlineData("input/articles/satu/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 4"/>""")]
    [InlineData("input/articles/satu/_directory.yml", "entities: []\n")]
    [InlineData("input/articles/satu/_directory.yml", "entities: kim\npublished: 2023-09-13\nslug: satu\n")]
    [InlineData("input/data/desk.yml", "note: Nota\n")]
    [InlineData("input/topics.yml", "security: { name: { ms: A, ar: ب } }\ntrade: { name: { ms: C, ar: د } }\n")]
    public void ShowsAChange(string path, string? text)
    {
        var site = s_built.Value.Copy();
        var before = site.Bytes;

        var changed = text is not null ? Site().With(path, text)
            : path.EndsWith(".yml", StringComparison.Ordinal)
            ? Site().With(path, Site().TextOf(path).Replace("embed-video: ", "embed-video: X ", StringComparison.Ordinal))
            : Site().With(path, Site().TextOf(path) + "<p>x</p>");
        site.Build(changed.Tree());

        Assert.DoesNotContain(Article, site.TakenOver);
        Assert.DoesNotContain(Front, site.TakenOver);
        if (!path.StartsWith("input/data/", StringComparison.Ordinal)) // the theme of the program reads none
            Assert.False(before[Article].AsSpan().SequenceEqual(site.Bytes[Article]));
    }

    [Fact]
    public void TakesOverNothingFromAnotherProgram()
    {
        var site = s_built.Value.Copy();

        Assert.True(site.Build(Site().Tree(), program: "another version"));

        Assert.Empty(site.TakenOver);
    }

    [Fact]
    public void TakesOverNothingWithOtherOptions()
    {
        CompileOptions[] all =
        [
            KeptSite.Options with { Drafts = true },
            KeptSite.Options with { NoIndex = true },
            KeptSite.Options with { CopiesPictures = true },
            KeptSite.Options with { Settings = [new("SiteTitle", "Akhbar")] },
        ];
        foreach (var options in all)
        {
            var site = s_built.Value.Copy();
            Assert.True(site.Build(Site().Tree(), options));
            Assert.Empty(site.TakenOver);
        }
    }

    /// <summary>The clock changes pages only at the moments that the schedule says.</summary>
    [Fact]
    public void ShowsWhatTheClockChanged()
    {
        var tree = Site().With("input/articles/esok/ms.md", "---\ntitle: Esok\npublished: 2024-06-10\n---\n").Tree();
        var site = new KeptSite();
        Assert.True(site.Build(tree));

        Assert.True(site.Build(tree, At("2024-06-09T00:00:00Z")));
        Assert.Contains(Front, site.TakenOver);

        Assert.True(site.Build(tree, At("2024-06-11T00:00:00Z")));
        Assert.Empty(site.TakenOver);

        Assert.True(site.Build(tree, At("2024-06-01T00:00:00Z"))); // a clock that was put back
        Assert.Empty(site.TakenOver);

        static CompileOptions At(string moment) => KeptSite.Options with { Now = DateTimeOffset.Parse(moment, null) };
    }

    /// <summary>Warnings of a text that is not parsed again are reported again, at their places.</summary>
    [Fact]
    public void ReportsTheWarningsOfUnchangedTexts()
    {
        var tree = Site().Edit("input/articles/satu/ms.md", "Teks biasa", "Teks  biasa \"tidak tutup").Tree();
        var site = new KeptSite();
        site.Build(tree);
        Assert.NotEmpty(site.Diagnostics);

        site.Build(tree); // compares them with those of a clean build

        Assert.NotEmpty(site.TakenOver);
        Assert.All(site.Diagnostics, diagnostic => Assert.NotNull(diagnostic.Excerpt));
    }

    private static SourceTree WithOtherBody(SourceTree tree, Random random, List<string> log)
    {
        var texts = tree.Below("input/articles").Where(file => file.Extension == ".md").ToList();
        if (texts.Count == 0)
            return tree;
        var file = texts[random.Next(texts.Count)];
        string[] additions = ["Lagi satu.\n", "## Bab baharu\n", "[](xref:satu#kepala)\n", "![peta](peta.svg)\n", "Kim Jong Un, NSC.\n"];
        var addition = additions[random.Next(additions.Length)];
        log.Add($"add to {file.Path}: {addition}");
        return tree.With(SourceFile.InMemory(file.Path, [.. file.ReadAllBytes(), .. Encoding.UTF8.GetBytes("\n" + addition)]));
    }

    private static TestSite Site() => new TestSite()
        .With("input/articles/satu/_directory.yml", "entities: kim\n")
        .With("input/articles/satu/ms.md",
            "---\ntitle: Satu\n---\nTeks biasa dengan NSC dan Agensi Kim Jong Un.\n\n## Kepala\n\n" +
            "![peta](peta.svg)\n\n<https://video.example.org/1>\n\n<https://www.youtube.com/watch?v=1>\n")
        .With("input/articles/satu/ar.md", "---\ntitle: واحد\n---\nنص.\n")
        .With("input/articles/satu/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 4"/>""")
        .With("input/articles/dua/ms.md", "---\ntitle: Dua\n---\nTeks.\n")
        .With("input/pages/about/ms.md", "---\ntitle: Perihal\ndescription: x\n---\n## Kepala\n")
        .With("input/events/e1.yml", "date: 2023-09-12\nstatus: happened\ntitle: { ms: Peristiwa, ar: حدث }\n")
        .With("input/glossary.yml", "NSC: { ms: Majlis Keselamatan Negara }\n");
}
