using System.Buffers;
using Digest.Languages.Search;
using Digest.SiteModel;

namespace Digest.Output.Search;

/// <summary>The words of all stories of a site: docs/search.md.</summary>
/// <param name="Words">A line for each root.</param>
/// <param name="Endings">A line for each long word, written backwards.</param>
internal sealed record SearchIndex(SortedLines Words, SortedLines Endings)
{
    /// <summary>A misspelt word of so many characters or more still says which word is meant.</summary>
    private const int LongWord = 5;

    /// <param name="stories">In the order of their numbers.</param>
    /// <param name="wordFiles">The number of files of words.</param>
    /// <param name="endingFiles">The number of files of endings.</param>
    public static SearchIndex Of(Site site, ImmutableArray<Story> stories, SearchWords words, int wordFiles, int endingFiles)
    {
        var postings = PostingsOf(site, stories, words);
        return new(
            SortedLines.Of(LinesOf(postings, words), wordFiles),
            SortedLines.Of(endingFiles == 0 ? [] : EndingsOf(postings.Keys), endingFiles));
    }

    /// <summary>A word of the index for a filter. No text has such a word.</summary>
    private static string TopicFilter(string id) => $":topic:{id}";
    private static string YearFilter(int year) => string.Create(CultureInfo.InvariantCulture, $":year:{year}");

    private static Dictionary<string, Postings> PostingsOf(Site site, ImmutableArray<Story> stories, SearchWords words)
    {
        var postings = new Dictionary<string, Postings>(StringComparer.Ordinal);
        var reader = new StoryWords(site, words);
        for (var number = 0; number < stories.Length; number++)
        {
            foreach (var (word, grade) in reader.Of(stories[number]))
                Of(word).Add(number, grade);
            foreach (var id in stories[number].Articles.SelectMany(article => article.Topics).Select(topic => topic.Id).Distinct())
                Of(TopicFilter(id)).Add(number, 0);
            foreach (var year in stories[number].Articles.Select(article => article.Published.Day.Year).Distinct())
                Of(YearFilter(year)).Add(number, 0);
        }

        return postings;

        Postings Of(string word) => postings.TryGetValue(word, out var found) ? found : postings[word] = new();
    }

    private static IReadOnlyList<(string Key, ReadOnlyMemory<byte> Line)> LinesOf(Dictionary<string, Postings> postings, SearchWords words)
    {
        var byRoot = postings.Keys
            .SelectMany(word => (word[0] == ':' ? [word] : words.RootsOf(word)).Select(root => (Root: root, Word: word)))
            .ToLookup(pair => pair.Root, pair => pair.Word, StringComparer.Ordinal);
        var shared = byRoot.Where(group => group.Skip(1).Any()).SelectMany(group => group).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from root in byRoot.OrderBy(line => line.Key, StringComparer.Ordinal)
               // A word with a root that others have needs no further ones.
               let found = root.Where(word => root.Skip(1).Any() || !shared.Contains(word)).Order(StringComparer.Ordinal).ToList()
               where found.Count > 0
               select (root.Key, RestOf(root.Key, found, postings)),
        ];
    }

    private static ReadOnlyMemory<byte> RestOf(string root, IEnumerable<string> words, Dictionary<string, Postings> postings)
    {
        var rest = new ArrayBufferWriter<byte>();
        foreach (var word in words)
        {
            var at = word.IndexOf(root, StringComparison.Ordinal);
            Encoding.UTF8.GetBytes($" {(at < 0 ? word : $"{word[..at]}~{word[(at + root.Length)..]}")} ", rest);
            rest.Write(postings[word].Encoded);
        }

        return rest.WrittenSpan.ToArray();
    }

    private static IReadOnlyList<(string Key, ReadOnlyMemory<byte> Line)> EndingsOf(IEnumerable<string> words) =>
    [
        .. words.Where(word => word.Length >= LongWord && word[0] != ':')
            .Select(word => string.Concat(word.EnumerateRunes().Reverse()))
            .Order(StringComparer.Ordinal)
            .Select(word => (word, ReadOnlyMemory<byte>.Empty)),
    ];
}
