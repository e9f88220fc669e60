using System.Globalization;

namespace Digest.Benchmarks.Corpora;

/// <summary>
/// The same digest for Hugo with what Digest publishes from it by default, as far as Hugo 0.111 does it with its own features: the same
/// texts with their links, events, persons, feeds, data files, facing pages, short addresses, structured data and styles. The layouts are
/// in the folder <c>Hugo</c>. It has no pages for the years of a topic.
/// </summary>
internal static class HugoEquivalent
{
    /// <param name="layouts">The folder <c>Hugo</c> beside this file.</param>
    public static void Write(Corpus corpus, string layouts, string root)
    {
        foreach (var file in Directory.EnumerateFiles(layouts, "*", SearchOption.AllDirectories))
            Write(root, Path.GetRelativePath(layouts, file), File.ReadAllText(file));
        Write(root, "data/sources.toml", string.Concat(Enumerable.Range(0, Corpus.Sources).Select(number => $"""
            [source-{number}]
            name = "Source {number}"
            url = "https://example.org/{number}"

            """)));
        foreach (var language in Corpus.AllLanguages)
        {
            WriteTerms(root, language);
            WriteEvents(corpus, root, language);
            for (var story = 0; story < corpus.Stories; story++)
                Write(root, PathOf(story, language.Code), Text(corpus, story, language.Code));
        }
    }

    /// <summary>The path of the text of a story, from the root of the site.</summary>
    public static string PathOf(int story, string language) => $"content/{language}/articles/{Corpus.StoryId(story)}.md";

    /// <summary>The same text with the keys of <c>_directory.yml</c> in its front matter; its <c>xref:</c> link is a shortcode.</summary>
    public static string Text(Corpus corpus, int story, string language)
    {
        var (source, person, @event) = corpus.LinksOf(story);
        var keys = string.Create(CultureInfo.InvariantCulture, $"""
            ---
            date: {Corpus.DayOf(story):yyyy-MM-dd}
            topics: [{string.Join(", ", Corpus.TopicsOf(story))}]
            entities: [{person}]
            events: [{@event}]
            source: {source}
            aliases: ["/a/{language}-{story:00000}/"]
            outputs: [HTML, FACING]

            """);
        var lines = corpus.Text(story, language)["---\n".Length..].Split('\n').Select(line =>
            line.StartsWith("[](xref:", StringComparison.Ordinal) ? $"{{{{< related \"{line["[](xref:".Length..^1]}\" >}}}}" : line);
        return keys + string.Join('\n', lines);
    }

    private static void WriteTerms(string root, CorpusLanguage language)
    {
        for (var number = 0; number < Corpus.Topics; number++)
        {
            Write(root, $"content/{language.Code}/topics/topic-{number}/_index.md", $"""
                ---
                title: {language.Topic} {number}
                outputs: [HTML, RSS, JSONFEED, CHRONOLOGY, EVENTS, TIMELINE, TABLE, CALENDAR]
                ---

                """);
        }

        for (var number = 0; number < Corpus.Persons; number++)
        {
            Write(root, $"content/{language.Code}/entities/person-{number}/_index.md", $"""
                ---
                title: {language.Person} {number}
                outputs: [HTML, RSS, JSONFEED]
                ---

                """);
        }
    }

    /// <summary>An event is a term, so that its page lists the articles that report it; a year is a page with its events.</summary>
    private static void WriteEvents(Corpus corpus, string root, CorpusLanguage language)
    {
        for (var number = 0; number < corpus.Events; number++)
        {
            Write(root, $"content/{language.Code}/events/{Corpus.EventId(number)}/_index.md", string.Create(
                CultureInfo.InvariantCulture,
                $"""
                ---
                title: {language.Event} {number}
                description: {language.Summary} {number}.
                date: {Corpus.DayOfEvent(number):yyyy-MM-dd}
                topics: [topic-{number % Corpus.Topics}]
                source: source-{number % Corpus.Sources}
                ---

                """));
        }

        foreach (var year in Enumerable.Range(0, corpus.Events).Select(number => Corpus.DayOfEvent(number).Year).Distinct())
            Write(root, $"content/{language.Code}/years/{year}.md", $"---\ntitle: \"{year}\"\n---\n");
    }

    private static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
