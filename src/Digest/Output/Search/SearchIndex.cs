using Digest.Languages.Search;
using Digest.SiteModel;

namespace Digest.Output.Search;

/// <summary>The words of all stories of a site: docs/search.md.</summary>
/// <param name="Words">Each word, below its roots.</param>
/// <param name="Spellings">Each long word, and the same written backwards.</param>
internal sealed record SearchIndex(DividedLines Words, DividedLines Spellings)
{
    /// <summary>A misspelt word of so many characters or more still says which word is meant.</summary>
    private const int LongWord = 5;

    /// <summary>The start of a word that is written backwards.</summary>
    private const string Backwards = "<";

    /// <param name="stories">In the order of their numbers.</param>
    /// <param name="wordFiles">The number of files of words.</param>
    /// <param name="spellingFiles">The number of files of spellings.</param>
    public static SearchIndex Of(Site site, ImmutableArray<Story> stories, SearchWords words, int wordFiles, int spellingFiles)
    {
        var found = new StoryWords(site, words).Read(stories);
        return new(
            new SortedLines(BelowRoots(found, words), found).Divide(wordFiles),
            new SortedLines(SpellingsOf(found), found).Divide(spellingFiles));
    }

    private static List<(string Key, int Word)> BelowRoots(IndexedWords all, SearchWords words)
    {
        var pairs = new List<(string Key, int Word)>();
        for (var word = 0; word < all.Count; word++)
        {
            foreach (var root in all.IsFilter(word) ? [all[word]] : words.RootsOf(all[word]))
                pairs.Add((root, word));
        }

        pairs.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key) is not 0 and var order
            ? order : string.CompareOrdinal(all[one.Word], all[other.Word]));

        // A word with a root that others have needs no further ones.
        var sharing = pairs.Where((_, at) => IsShared(at)).Select(pair => pair.Word).ToHashSet();
        return [.. pairs.Where((pair, at) => IsShared(at) || !sharing.Contains(pair.Word))];

        bool IsShared(int at) => HasKeyOf(at, at - 1) || HasKeyOf(at, at + 1);
        bool HasKeyOf(int at, int other) => other >= 0 && other < pairs.Count && pairs[at].Key == pairs[other].Key;
    }

    private static List<(string Key, int Word)> SpellingsOf(IndexedWords words) =>
    [
        .. Enumerable.Range(0, words.Count)
            .Where(word => words[word].Length >= LongWord && !words.IsFilter(word))
            .SelectMany(word => new[] { words[word], Backwards + string.Concat(words[word].EnumerateRunes().Reverse()) })
            .Order(StringComparer.Ordinal)
            .Select(spelling => (spelling, SortedLines.NoWord)),
    ];
}
