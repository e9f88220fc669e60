using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Digest.Benchmarks.Corpora;

/// <summary>
/// A generated digest of any size; the same size gives the same files. A story has both languages, a body of about 2.5 kB and two to four
/// of forty topics. There is one event for five stories.
/// </summary>
/// <param name="Stories">The number of stories, each in two languages.</param>
[SuppressMessage("Security", "CA5394", Justification = "The files must be reproducible.")]
internal sealed record Corpus(int Stories)
{
    public const int Topics = 40;
    public const int Persons = 200;
    public const int Sources = 20;
    private const int Paragraphs = 6;
    private const int WordsInAParagraph = 60;

    private const string Settings =
        """{ "Host": "digest.example", "SiteTitle": "Digest", "Languages": ["ms", "ar"], "CurrentDateTime": "2026-01-01T00:00:00Z" }""";

    private static readonly CorpusLanguage[] s_languages =
    [
        new(
            "ms", "Topik", "Orang", "Peristiwa", "Ringkasan peristiwa",
            [
                "yang", "dan", "di", "untuk", "dengan", "pada", "akan", "itu", "tidak", "kementerian", "negara", "laporan", "semalam",
                "berkata", "tiga", "bulan", "rundingan", "menteri", "selepas", "mesyuarat",
            ],
            [
                Words("b c d g h j k l m n p r s t w y ng ny sy kh"),
                Words("a i u e o a a"),
                Words("b d g h j k l m n p r s t ng nd mb nt lk rt"),
                Words("a i u a"),
                [.. Words("n ng k r s t h l m p"), "", "", ""],
            ],
            ["", "", "me", "ber", "di", "pe", "ter", "ke", "se", "menge"],
            ["", "", "", "an", "kan", "nya", "i", "annya", "lah"]),
        new(
            "ar", "موضوع", "شخص", "حدث", "ملخص الحدث",
            [
                "في", "من", "على", "أن", "إلى", "الذي", "مع", "قال", "سوف", "وزارة", "الدولة", "اتفاق",
                "تقرير", "أمس", "المتحدث", "ثلاثة", "أشهر", "محادثات", "الوزير", "بعد", "اجتماع",
            ],
            [
                ["", "", "", "م", "ت", "است", "ا"],
                Words("ب ت ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه و"),
                ["", "", "", "ا"],
                Words("ب ت ث ج ح د ذ ر ز س ش ص ض ط ع ف ق ك ل م ن ه"),
                ["", "", "ي", "و", "ا"],
                Words("ب ت ج ح د ر ز س ش ع ف ق ك ل م ن ه ء ي"),
            ],
            ["", "ال", "", "و", "ب", "وال", "ل", "بال", "لل", "ف", "ك"],
            ["", "", "ة", "ات", "ه", "ها", "ين", "ون", "هم", "ي"]),
    ];

    public static IEnumerable<CorpusLanguage> AllLanguages => s_languages;

    public static IEnumerable<string> Languages => s_languages.Select(language => language.Code);

    public int Events => Math.Max(1, Stories / 5);

    public static string StoryId(int story) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayOf(story):yyyy-MM-dd}-story-{story:00000}");

    /// <summary>The path of the text of a story, from the root of the project.</summary>
    public static string PathOf(int story, string language) => $"input/articles/{StoryId(story)}/{language}.md";

    public static DateOnly DayOf(int story) => new DateOnly(2014, 1, 1).AddDays(story % 3650);

    /// <summary>The address of its page, without the leading slash.</summary>
    public static string AddressOf(int story, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{language}/{DayOf(story):yyyy/MM}/story-{story:00000}/");

    public static IEnumerable<string> TopicsOf(int story)
    {
        var random = new Random(story);
        return Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"topic-{random.Next(Topics)}").Distinct().ToList();
    }

    /// <summary>Writes <c>input/</c> and <c>statiq.json</c>, but no theme.</summary>
    public void WriteTo(string root)
    {
        Write(root, "statiq.json", Settings);
        Write(
            root,
            "input/sources.yml",
            Lines(Sources, n => $"source-{n}: {{ name: Source {n}, url: 'https://example.org/{n}', language: en }}"));
        Write(root, "input/entities.yml", Lines(Persons, n => $"person-{n}: {{ type: Person, name: {Each(l => $"{l.Person} {n}")} }}"));
        Write(root, "input/topics.yml", Lines(Topics, n => $"topic-{n}: {{ name: {Each(l => $"{l.Topic} {n}")} }}"));
        for (var number = 0; number < Events; number++)
            Write(root, $"input/events/{EventId(number)}.yml", Event(number));
        for (var story = 0; story < Stories; story++)
        {
            Write(root, $"input/articles/{StoryId(story)}/_directory.yml", Shared(story));
            foreach (var language in Languages)
                Write(root, PathOf(story, language), Text(story, language));
        }
    }

    /// <summary>The text of a story, with its front matter.</summary>
    /// <param name="addition">A paragraph to add at the end.</param>
    public string Text(int story, string language, string addition = "")
    {
        var words = s_languages.First(pair => pair.Code == language);
        var random = new Random(story);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: \"{Sentence(words, random, 7)} {story}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"description: \"{Sentence(words, random, 16)}\"\nslug: story-{story:00000}\n---\n");
        for (var paragraph = 0; paragraph < Paragraphs; paragraph++)
        {
            if (paragraph == 3)
                text.Append($"## {Sentence(words, random, 4)}\n\n[](xref:{StoryId(random.Next(Stories))})\n\n");
            text.Append(Sentence(words, random, WordsInAParagraph / 2)).Append(" **").Append(Sentence(words, random, 2)).Append("** ");
            text.Append(Sentence(words, random, WordsInAParagraph / 2)).Append(".\n\n");
        }

        return text.Append(addition).Append('\n').ToString();
    }

    /// <summary>The ids of its source, person and event, in the front matter of both texts.</summary>
    public (string Source, string Person, string Event) LinksOf(int story)
    {
        var random = new Random(-story);
        return ($"source-{random.Next(Sources)}", $"person-{random.Next(Persons)}", EventId(random.Next(Events)));
    }

    public static string EventId(int number) => string.Create(CultureInfo.InvariantCulture, $"event-{number:00000}");

    public static DateOnly DayOfEvent(int number) => DayOf(number * 5);

    private string Shared(int story)
    {
        var (source, person, @event) = LinksOf(story);
        return string.Create(CultureInfo.InvariantCulture, $"published: {DayOf(story):yyyy-MM-dd}\n")
            + $"topics: [{string.Join(", ", TopicsOf(story))}]\n"
            + $"sources: [{source}]\nentities: [{person}]\nevents: [{@event}]\n";
    }

    private static string Event(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        date: {DayOfEvent(number):yyyy-MM-dd}
        status: happened
        title: {Each(language => $"{language.Event} {number}")}
        summary: {Each(language => $"{language.Summary} {number}.")}
        topics: [topic-{number % Topics}]
        sources: [source-{number % Sources}]

        """);

    private static string Each(Func<CorpusLanguage, string> text) =>
        $"{{ {string.Join(", ", s_languages.Select(language => $"{language.Code}: {text(language)}"))} }}";

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(number => line(number) + "\n"));

    private static string Sentence(CorpusLanguage language, Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => language.Word(random)));

    private static string[] Words(string words) => words.Split(' ');

    private static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
