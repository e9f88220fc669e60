using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Digest.Tests.Repository;
using Xunit;

namespace Digest.Tests.Pages;

/// <summary>
/// A long chronology in the words of the shipped digest. Each event has a title, a summary, a place and two sources; for every three
/// events there is one story in both languages.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "The random numbers must be repeatable.")]
public sealed partial class ChronologyOfTwoHundredEvents
{
    private const int Events = 200;
    private const int MostCompressedBytes = 30_000;

    private static readonly Lazy<CompiledSite> s_site = new(() => Site(Events).CompileCleanly());

    [Theory]
    [InlineData("ms/kronologi/index.html")]
    [InlineData("ar/tasalsul/index.html")]
    public void FitsIntoThirtyKilobytes(string page)
    {
        Assert.Equal(Events, s_site.Value.Page(page).QuerySelectorAll("li.entry").Length);
        Assert.InRange(GzipSize.Of(s_site.Value.Find(page).BytesOf()), MostCompressedBytes / 2, MostCompressedBytes);
    }

    [Fact]
    public void LeavesSummariesToTheEventPages()
    {
        var entry = s_site.Value.Page("ms/kronologi/index.html").QuerySelector("li.entry")!;
        Assert.Empty(entry.QuerySelectorAll(".summary"));
        Assert.Equal(2, entry.QuerySelectorAll(".title a").Length);
        Assert.Equal(2, entry.QuerySelectorAll(".reports a").Length);
        Assert.Single(entry.QuerySelectorAll(".side > .note:not(.status)"));

        var whole = Site(100).CompileCleanly().Page("ms/kronologi/index.html");
        Assert.Equal(200, whole.QuerySelectorAll("li.entry .summary").Length);
    }

    private static TestSite Site(int events)
    {
        var random = new Random(1);
        var words = new[] { "ms", "ar" }.ToDictionary(language => language, WordsOf);
        string Words(string language, int count) =>
            string.Join(' ', Enumerable.Range(0, count).Select(_ => words[language][random.Next(words[language].Length)]));
        string InBoth(int count) => $"{{ ms: {Words("ms", count)}, ar: {Words("ar", count)} }}";

        var sources = Enumerable.Range(0, 12).Select(number => $"s{number}: {{ name: {InBoth(2)} }}\n");
        var site = new TestSite().With("input/sources.yml", string.Concat(sources));
        site.With("input/articles/_directory.yml", "description: \"…\"\ntopics: security\nsources: s1\n");
        var ids = new List<string>();
        for (var number = 0; number < events; number++)
        {
            var day = new DateOnly(2021, 1, 1).AddDays(number * 5);
            var id = $"{day:yyyy-MM-dd}-{Words("ms", 3).Replace(' ', '-')}";
            var source = random.Next(12);
            var status = number % 7 == 0 ? "expected" : number % 11 == 0 ? "claimed" : "happened";
            site.With(
                $"input/events/{id}.yml",
                $"date: {day:yyyy-MM-dd}\nstatus: {status}\ntitle: {InBoth(6)}\nsummary: {InBoth(18)}\nplace: pyongyang\n" +
                $"sources: [s{source}, s{(source + 1 + random.Next(11)) % 12}]\n");
            ids.Add(id);
        }

        foreach (var reported in ids.Chunk(3))
        {
            site.With(
                $"input/articles/{reported[^1]}/_directory.yml",
                $"published: {reported[^1][..10]}\nevents: [{string.Join(", ", reported)}]\n");
            foreach (var language in words.Keys)
                site.With(
                    $"input/articles/{reported[^1]}/{language}.md",
                    $"---\ntitle: {Words(language, 6)}\nslug: {Words(language, 4).Replace(' ', '-')}\n---\n");
        }

        return site;
    }

    private static string[] WordsOf(string language) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repo.Root, "input", "articles"), language + ".md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Word.Matches(File.ReadAllText(file).Split("---\n", 3)[2]))
            .Select(match => match.Value.ToLowerInvariant()),
    ];

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{P}(/])([ء-ي]{3,}|[a-z]{3,})(?![\p{L}\p{M}\p{N}:/-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word { get; }
}
