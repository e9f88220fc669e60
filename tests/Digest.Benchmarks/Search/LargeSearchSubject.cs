using Digest.Benchmarks.Builds;
using Digest.Benchmarks.Corpora;

namespace Digest.Benchmarks.Search;

/// <summary>What a first search costs on a large generated site, by what a reader types.</summary>
internal static class LargeSearchSubject
{
    private const int MaximumDelay = 50;

    private static readonly (int Stories, int MaximumBytes)[] s_sites = [(1000, 45_000), (10_000, 90_000)];

    private static readonly (string Name, Func<CorpusLanguage, string> Query)[] s_queries =
    [
        ("a word of most stories", language => language.WordOfRank(15)),
        ("a word of one story in twenty", language => language.WordOfRank(700)),
        ("a rare word", language => language.WordOfRank(20_000)),
        ("three words", language => string.Join(' ', new[] { 60, 800, 5000 }.Select(language.WordOfRank))),
        ("a name", language => $"{language.Person} 17"),
        ("a wrong letter in the second half", language => WithWrongLetter(LongWord(language, 1000), 1)),
        ("a wrong letter at the start", language => WithWrongLetter(LongWord(language, 3000), 0)),
        ("a word that does not exist", language => WithWrongLetter(WithWrongLetter(LongWord(language, 4000), 0), 1)),
        ("the start of a word", language => LongWord(language, 400)[..4]),
        ("a year", _ => "2019"),
    ];

    /// <param name="quick">Measures 1,000 stories only.</param>
    public static IReadOnlyList<Figure> Measure(bool quick) =>
    [
        .. (quick ? s_sites[..1] : s_sites).SelectMany(site =>
            InBrowser.Measure(folder => MeasureAsync(folder, site.Stories, site.MaximumBytes))),
    ];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, int stories, int maximumBytes)
    {
        var (root, output) = (Path.Combine(folder, "sources"), Path.Combine(folder, "site"));
        new Corpus(stories).WriteTo(root);
        ProcessCost.Of(DigestProgram.Jit.Build(root, output, Variant.Default));

        await using var server = await CompressingServer.StartAsync(output);
        await using var browser = await SearchBrowser.StartAsync(server);
        Console.WriteLine(
            $"\n| {stories:N0} stories, first search for | bytes | of these the page | ms | ms after the data |\n|---|--:|--:|--:|--:|");
        var searches = new List<FirstSearch>();
        foreach (var (name, query) in s_queries)
        {
            foreach (var language in Corpus.AllLanguages)
            {
                var search = await browser.AskFirstAsync(SearchSite.SearchAddressIn(language.Code, output)!, query(language));
                searches.Add(search);
                Console.WriteLine(
                    $"| {language.Code}: {name} | {search.Bytes:N0} | {search.PageBytes:N0} | {search.Total:0} | {search.AfterData:0} |");
            }
        }

        return
        [
            new($"search, {stories:N0} stories, bytes of a first search, max", searches.Max(search => search.Bytes), "B", maximumBytes),
            new($"search, {stories:N0} stories, after the data, max", searches.Max(search => search.AfterData), "ms", MaximumDelay),
        ];
    }

    private static string LongWord(CorpusLanguage language, int rank) =>
        Enumerable.Range(rank, 100).Select(language.WordOfRank).First(word => word.Length is 7 or 8);

    /// <param name="half">0 for the first half of the word, 1 for the second.</param>
    private static string WithWrongLetter(string word, int half)
    {
        var at = half == 0 ? 0 : word.Length - 2;
        return word[..at] + word[word.Length / 2] + word[(at + 1)..];
    }
}
