using Digest.Output.Cards;
using Xunit;

namespace Digest.Tests.Injection;

/// <summary>Text in any field stays text: every page has the same elements as with a harmless word.</summary>
public sealed class SiteWithInjectedText
{
    private const string Harmless = "Aman";

    /// <summary>Switches off the warnings of unmatched quotation marks and asterisks, and of Markdown where there is none.</summary>
    private const string Lenient = """{ "lint": { "off": ["DG082", "DG084", "DG090"] } }""";

    /// <summary>Fields with addresses, codes, dates and words of the program. <see cref="ModelWithInjectedText"/> tests them.</summary>
    private static readonly string[] s_withoutWords =
    [
        "alternate: code", "alternate: url", "article: url", "chronology page: month", "chronology page: whole_url",
        "chronology page: year", "date: hijri", "date: iso", "date: text", "date: time", "date: with_weekday",
        "edition: name", "edition: url", "entity in another language: url", "entity page: next_url", "entity page: previous_url",
        "entity: type", "entity: url", "entry: id", "entry: status", "feed in a format: format",
        "events in a format: format", "events in a format: url",
        "feed in a format: type", "feed in a format: url", "feed: url", "follow page: names_url", "group of entities: type",
        "group of headlines: title", "headlines page: next_url", "headlines page: previous_url", "search page: index_url",
        "search page: script_texts", "site: headlines_url", "site: names_url", "site: opensearch_url", "site: search_url",
        "language: code", "language: dir",
        "language: name", "language: og_locale", "link: current", "link: url", "list of events: url",
        "month: anchor", "month: title", "names page: next_url", "names page: previous_url",
        "page: canonical", "page: layout", "page: permalink", "page: published", "page: redirects_to", "page: updated", "page: url",
        "picture: src", "picture: srcset", "picture: webp", "picture: original", "share image: url",
        "side: hreflang", "side: place_url", "side: url", "silence: span",
        "site: chooser_url", "site: chronology_url", "site: follow_url", "site: topics_url", "site: url", "source: url",
        "switch: relation", "switch: url",
        "topic in another language: url", "topic page: next_url", "topic page: previous_url",
        "topic: chronology_url", "topic: url", "translated article: facing_url", "translated article: url", "translation: from",
        "whole article: short_permalink", "whole article: short_url",
        "translation: method", "whole article: url", "year: anchor", "year: title",
    ];

    [Theory]
    [MemberData(nameof(InjectionStrings.WithoutMarkup), MemberType = typeof(InjectionStrings))]
    public void KeepsTheShapeOfItsPages(string injected)
    {
        var (expected, actual) = (SiteWith(Harmless).CompileCleanly(), SiteWith(injected).CompileCleanly());
        Assert.Equal(PathsOf(expected), PathsOf(actual));
        foreach (var path in expected.Pages().Select(file => file.Path))
            Assert.Equal(expected.Page(path).Shape(), actual.Page(path).Shape());
        Assert.Equal(injected, actual.Page("ms/2023/09/kim/index.html").QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void HasItInEveryFieldForWords()
    {
        var withText = TextFields.PrintedWith(Harmless, SiteWith(Harmless)).ToHashSet(StringComparer.Ordinal);

        Assert.All(TextFields.All.Except(s_withoutWords), field =>
            Assert.True(
                withText.Contains(field),
                $"{field}: set it in {nameof(SiteWith)}, or add it to {nameof(s_withoutWords)} if it never has words of an author"));
        Assert.All(s_withoutWords, field =>
            Assert.True(TextFields.All.Contains(field) && !withText.Contains(field), $"{field}: remove it from {nameof(s_withoutWords)}"));
    }

    [Fact]
    public void DiffersInShapeWithOtherMarkup() =>
        Assert.NotEqual(
            SiteWith(Harmless).CompileCleanly().Page("ms/2023/09/kim/index.html").Shape(),
            new TestSite().With("input/articles/kim/ms.md", "---\ntitle: Kim\n---\n").Compile().Page("ms/2023/09/kim/index.html").Shape());

    /// <summary>The files, without the cards, whose names depend on their words.</summary>
    private static IEnumerable<string> PathsOf(CompiledSite site) =>
        site.Files.Where(file => file is not CardFile).Select(file => file.Path);

    /// <summary>A site with the text in every field for words.</summary>
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
            topics: [trade, security]
            events: [tiba]
            entities: [kim]
            sources: [{"{"} source: nyt, title: {yaml}, url: "https://example.com/" {"}"}]
            dateline: {"{"} place: {yaml} {"}"}
            image: {"{"} src: peta.svg, alt: {yaml}, caption: {yaml}, credit: {yaml} {"}"}
            corrections: [{"{"} date: 2023-09-14, text: {yaml} {"}"}]
            extra: {"{"} mood: {yaml}, note: {"{"} ar: {yaml} {"}"} {"}"}
            ---
            NSC.

            [](xref:putin)
            """;
        var translation =
            $"translation: {{ from: ms, method: machine-reviewed, by: {yaml}, reviewedBy: {yaml}, reviewedOn: 2023-09-14 }}";
        return new TestSite()
            .With(
                "statiq.json",
                $$"""
                {
                  "Host": "example.org", "Languages": { "ms": {{Lenient}}, "ar": {{Lenient}} }, "SiteTitle": {{json}}, "PageSize": 1,
                  "SiteDescription": {{json}}, "Author": {{json}}, "Copyright": {{json}}
                }
                """)
            .With("input/data/words.json", $"[{json}]")
            .Edit("theme/layouts/article.sbn-html", "<h1>{{ article.headline }}</h1>", """
                <h1>{{ article.headline }}</h1>
                {{ for word in [article.extra.mood, article.extra.note, data.words[0]] }}<p title="{{ word }}">{{ word }}</p>{{ end }}
                """)
            .With("input/topics.yml", $"security: {{ name: {both}, description: {both} }}\ntrade: {{ name: {both}, broader: security }}\n")
            .With("input/entities.yml", $"kim: {{ type: Person, name: {both}, role: {both}, description: {both}, also: [{yaml}] }}\n")
            .With("input/sources.yml", $"nyt: {{ name: {yaml} }}\n")
            .With("input/glossary.yml", $"NSC: {both}\n")
            .With(
                "input/events/tiba.yml",
                $"date: 2023-09-12\nstatus: expected\ntitle: {both}\nsummary: {both}\nplace: {yaml}\nentities: [kim]\nsources: [nyt]\n")
            .With("input/events/pergi.yml", $"date: 2023-09\nstatus: claimed\ntitle: {{ ar: {yaml} }}\ntopics: [trade]\n")
            .With(
                "input/pages/about/ms.md",
                $"---\ntitle: {yaml}\ndescription: {yaml}\nredirectFrom: /lama/\n---\nNSC, [](xref:event:pergi).\n")
            .With("input/articles/kim/ms.md", article)
            .With("input/articles/kim/ar.md", article.Replace("corrections:", translation + "\ncorrections:", StringComparison.Ordinal))
            .With("input/articles/kim/peta.svg", """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>""")
            .With("input/articles/putin/ar.md", $"---\ntitle: {yaml}\n---\n");
    }
}
