using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Tests.RandomSites;

/// <summary>A random site: stories differ in their languages, events, topics and links.</summary>
internal sealed record RandomSite(ImmutableArray<RandomStory> Stories, ImmutableArray<string> EventDates, int PageSize)
{
    private static readonly string[] s_topics = ["security", "trade", "sea"];
    private static readonly string[] s_entities = ["kim", "pyongyang"];
    private static readonly string[] s_dates =
        ["2022", "2023~", "2023-08", "2023-08~", "2023-09-10/2023-09-13", "2023-09-12", "2024-01-14"];

    public static Arbitrary<RandomSite> Any { get; } = Generator.ToArbitrary();

    private static Gen<RandomSite> Generator =>
        from stories in Story.ListOf().Where(list => list.Count <= 10)
        from dates in Gen.Elements(s_dates).ListOf().Where(list => list.Count <= 6)
        from size in Gen.Choose(1, 4)
        select new RandomSite([.. stories], [.. dates], size);

    private static Gen<RandomStory> Story =>
        from languages in Gen.Choose(1, 3)
        from topics in Gen.Choose(1, 7)
        from events in Gen.Choose(0, 63)
        from days in Gen.Choose(0, 500)
        from link in Gen.Choose(0, 20)
        from heldBack in Gen.Choose(0, 7)
        select new RandomStory(languages, topics, events, days, link, heldBack == 0);

    /// <summary>A word that occurs in one article only.</summary>
    public static string WordOf(int story, string language) => $"kata{story}{language}tunggal";

    public IEnumerable<(int Story, string Language)> Shown =>
        Stories.SelectMany((story, number) => story.LanguageCodes.Where(_ => !story.IsHeldBack).Select(language => (number, language)));

    public TestSite Build()
    {
        var site = new TestSite()
            .Setting("PageSize", $"{PageSize}")
            .With(
                "input/topics.yml",
                "security: { name: { ms: Keselamatan, ar: الأمن }, slug: { ar: الأمن } }\n" +
                "trade: { name: { ms: Dagangan, ar: التجارة }, broader: security }\nsea: { name: { ms: Laut, ar: البحر } }\n")
            .With("input/pages/about/ms.md", "---\ntitle: Perihal\ndescription: x\n---\n## Pembetulan\n");
        for (var number = 0; number < EventDates.Length; number++)
            site.With(
                $"input/events/e{number}.yml",
                $"date: {EventDates[number]}\nstatus: {(number % 2 == 0 ? "happened" : "expected")}\n" +
                $"title: {{ {(number % 3 == 0 ? "ms: Peristiwa" : number % 3 == 1 ? "ar: حدث" : "ms: Peristiwa, ar: حدث")} }}\n" +
                $"place: pyongyang\ntopics: [{s_topics[number % 3]}]\nsources: [nyt]\n");

        for (var number = 0; number < Stories.Length; number++)
        {
            var story = Stories[number];
            foreach (var language in story.LanguageCodes)
                site.With($"input/articles/s{number}/{language}.md", TextOf(number, story, language));
        }

        return site;
    }

    private string TextOf(int number, RandomStory story, string language)
    {
        var events = string.Join(", ", EventDates.Select((_, bit) => bit).Where(bit => IsSet(story.Events, bit)).Select(bit => $"e{bit}"));
        var topics = string.Join(", ", s_topics.Where((_, bit) => IsSet(story.Topics, bit)));
        var shown = Shown.Select(pair => pair.Story).Distinct().ToList();
        var link = story.Link switch
        {
            0 when EventDates.Length > 0 => "[](xref:event:e0)",
            1 => "[perihal](xref:page:about#pembetulan)",
            2 when shown.Count > 0 => $"[](xref:topic:{s_topics.Where((_, bit) => IsSet(Stories[shown[0]].Topics, bit)).First()})",
            > 10 when shown.Count > 0 => $"[](xref:s{shown[story.Link % shown.Count]}#kepala)",
            _ => "[ke atas](#kepala)",
        };
        return $"""
            ---
            title: {(language == "ms" ? $"Laporan {number} daripada NSC" : $"تقرير {number} من NSC")}
            published: {new DateOnly(2023, 1, 1).AddDays(story.Days):yyyy-MM-dd}
            topics: [{topics}]
            events: [{events}]
            entities: [{string.Join(", ", s_entities.Where((_, bit) => IsSet(story.Days, bit)))}]
            excluded: {(story.IsHeldBack ? "true" : "false")}
            redirectFrom: /lama/{language}{number}/
            ---
            {WordOf(number, language)} {link}

            ## Kepala

            Nota tentang {(language == "ms" ? "Kim Jong Un" : "كيم جونغ أون")}.[^1]

            [^1]: Kaki.
            """;
    }

    private static bool IsSet(int bits, int bit) => (bits >> bit & 1) == 1;
}
