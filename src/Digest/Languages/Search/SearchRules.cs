using Digest.Sources;

namespace Digest.Languages.Search;

/// <summary>How words of a language are found by related words: <c>search</c> in its file. See docs/search.md.</summary>
internal sealed record SearchRules
{
    public static readonly SearchRules None = new();

    public static readonly KeyTable Keys = new("'search'");
    private static readonly Key<MapNode?> s_letters = Keys.Map(
        "letters", "Characters and what is searched for in their place: `ة: ه`, `\"٣\": \"3\"`.");
    private static readonly Key<ImmutableArray<string>> s_prefixes = Keys.Texts(
        "prefixes", "What words may start with: `ber`; `mem>p` puts `p` in its place.");
    private static readonly Key<ImmutableArray<string>> s_suffixes = Keys.Texts("suffixes", "What words may end with, in the same form.");
    private static readonly Key<MapNode?> s_same = Keys.Map("same", "Irregular words, each with the word that finds it, too.");
    private static readonly Key<ImmutableArray<string>> s_ignored = Keys.Texts("ignored", "Words that are not searched for.");

    /// <summary>From one character, decomposed (NFKD) and in lower case, to a text, which may be empty.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Letters { get; private init; } = [];

    public ImmutableArray<Affix> Prefixes { get; private init; } = [];
    public ImmutableArray<Affix> Suffixes { get; private init; } = [];
    public ImmutableArray<KeyValuePair<string, string>> Same { get; private init; } = [];
    public ImmutableArray<string> Ignored { get; private init; } = [];

    public static SearchRules Read(Fields fields)
    {
        var letters = ReadPairs(fields, s_letters);
        foreach (var (letter, _) in letters.Where(pair => pair.Key.EnumerateRunes().Count() != 1))
            fields.Wrong(s_letters, $"'{letter}' is not a single character", "Write a line for each character.");
        return new()
        {
            Letters = letters,
            Prefixes = ReadAffixes(fields, s_prefixes),
            Suffixes = ReadAffixes(fields, s_suffixes),
            Same = ReadPairs(fields, s_same),
            Ignored = fields.Get(s_ignored),
        };
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadPairs(Fields fields, Key<MapNode?> key) =>
    [
        .. (fields.Get(key)?.Entries ?? []).Select(entry =>
            KeyValuePair.Create(entry.Key, fields.TextOf(entry.Value, key.Name) ?? "")),
    ];

    /// <summary>A word does not become longer, so that the rules come to an end.</summary>
    private static ImmutableArray<Affix> ReadAffixes(Fields fields, Key<ImmutableArray<string>> key)
    {
        var affixes = fields.Get(key).Select(Affix.Parse).ToImmutableArray();
        foreach (var affix in affixes.Where(affix => affix.Text.Length == 0 || affix.Replacement.Length > affix.Text.Length))
            fields.Wrong(key, $"'{affix}' would make a word longer", "Write no more letters after '>' than before it.");
        return affixes;
    }
}
