using System.Diagnostics.CodeAnalysis;

namespace Digest.Benchmarks.Corpora;

/// <summary>
/// A language of the generated digest. Its words are made of parts, so that a site has as many different words as a real one of its size,
/// with the prefixes and suffixes of the language.
/// </summary>
/// <param name="Topic">A topic, such as <c>Topik 5</c>; the others are the same for a person, an event and its summary.</param>
/// <param name="CommonWords">The most frequent words, in order.</param>
/// <param name="Parts">Of the stem of a word; one of each is taken.</param>
/// <param name="Prefixes">The first is the most frequent, and so on. An empty one is none.</param>
/// <param name="Suffixes">The same.</param>
[SuppressMessage("Security", "CA5394", Justification = "The words must be reproducible.")]
internal sealed record CorpusLanguage(
    string Code,
    string Topic,
    string Person,
    string Event,
    string Summary,
    string[] CommonWords,
    string[][] Parts,
    string[] Prefixes,
    string[] Suffixes)
{
    /// <summary>About as many as a newspaper has in some millions of words.</summary>
    private const int Words = 100_000;

    private const int Stems = 20_000;

    private readonly Lazy<string[]> _words = new(() => WordsOf(CommonWords, Parts, Prefixes, Suffixes));

    /// <summary>The <em>n</em>th of the words by frequency, from 1.</summary>
    public string WordOfRank(int rank) => _words.Value[rank - 1];

    /// <summary>A word, the <em>n</em>th of which occurs 1/<em>n</em> times as often as the first (Zipf's law).</summary>
    public string Word(Random random) => Pick(_words.Value, random);

    private static string[] WordsOf(string[] common, string[][] parts, string[] prefixes, string[] suffixes)
    {
        var random = new Random(Stems);
        var stems = Distinct([], Stems, () => string.Concat(parts.Select(part => part[random.Next(part.Length)])));
        return Distinct(common, Words, () => Pick(prefixes, random) + stems[random.Next(Stems)] + Pick(suffixes, random));
    }

    private static string[] Distinct(string[] first, int count, Func<string> make)
    {
        var words = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var word in first)
            words.Add(word, true);
        while (words.Count < count)
            words.TryAdd(make(), true);
        return [.. words.Keys];
    }

    private static string Pick(string[] words, Random random) => words[(int)Math.Pow(words.Length + 1, random.NextDouble()) - 1];
}
