using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Tests.RandomSites;

/// <summary>A site out of the things that sites differ in: which languages a story has, which events and topics, what it links to.</summary>
internal sealed record RandomSite(ImmutableArray<RandomStory> Stories, ImmutableArray<string> EventDates, int PageSize)
{
    private static readonly string[] s_topics = ["security", "trade", "sea"];
    private static readonly string[] s_dates = ["2022", "2023~", "2023-08", "2023-08~", "2023-09-10/2023-09-13", "2023-09-12", "2024-01-14"];

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

    /// <summary>How an article's text can be told from all others.</summary>
    public static string WordOf(int story, string language) => $"kata{story}{language}tunggal";

    public IEnumerable<(int Story, string Language)> Shown =>
        Stories.SelectMany((story, number) => story.LanguageCodes.Where(_ => !story.IsHeldBack).Select(language => (number, language)));

    public TestSite Build()
    {
        var site = new TestSite()
            .Setting("PageSize", $"{PageSize}")
            .With("input/topics.yml", "security: { name: { ms: Keselamatan, ar: الأمن }, slug: { ar: الأمن } }\ntrade: { name: { ms: Dagangan, ar: التجارة }, broader: security }\nsea: { name: { ms: Laut, ar: البحر } }\n")
            .With("input/pages/about/ms.md", "---\ntitle: Perihal\ndescription: x\n---\n## Pembetulan\n");
        for (var number = 0; number < EventDates.Length; number++)
            site.With($"input/events/e{number}.yml", $"date: {EventDates[number]}\nstatus: {(number % 2 == 0 ? "happened" : "expected")}\ntitle: {{ {(number % 3 == 0 ? "ms: Peristiwa" : number % 3 == 1 ? "ar: حدث" : "ms: Peristiwa, ar: حدث")} }}\nplace: pyongyang\ntopics: [{s_topics[number % 3]}]\nsources: [nyt]\n");

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
        var events = string.Join(", ", Enumerable.Range(0, EventDates.Length).Where(bit => (story.Events >> bit & 1) == 1).Select(bit => $"e{bit}"));
        var topics = string.Join(", ", s_topics.Where((_, bit) => (story.Topics >> bit & 1) == 1));
        var shown = Shown.Select(pair => pair.Story).Distinct().ToList();
        var link = story.Link switch
        {
            0 when EventDates.Length > 0 => "[](xref:event:e0)",
            1 => "[perihal](xref:page:about#pembetulan)",
            2 when shown.Count > 0 => $"[](xref:topic:{s_topics.Where((_, bit) => (Stories[shown[0]].Topics >> bit & 1) == 1).First()})",
            > 10 when shown.Count > 0 => $"[](xref:s{shown[story.Link % shown.Count]}#kepala)",
            _ => "[ke atas](#kepala)",
        };
        return $"""
            ---
            title: {(language == "ms" ? $"Laporan {number} daripada NSC" : $"تقرير {number} من NSC")}
            published: {new DateOnly(2023, 1, 1).AddDays(story.Days):yyyy-MM-dd}
            topics: [{topics}]
            events: [{events}]
            excluded: {(story.IsHeldBack ? "true" : "false")}
            redirectFrom: /lama/{language}{number}/
            ---
            {WordOf(number, language)} {link}

            ## Kepala

            Nota.[^1]

            [^1]: Kaki.
            """;
    }
}

/// <param name="Languages">One bit a language.</param>
/// <param name="Topics">One bit a topic.</param>
/// <param name="Events">One bit an event.</param>
internal sealed record RandomStory(int Languages, int Topics, int Events, int Days, int Link, bool IsHeldBack)
{
    public IEnumerable<string> LanguageCodes => new[] { "ms", "ar" }.Where((_, bit) => (Languages >> bit & 1) == 1);
}
