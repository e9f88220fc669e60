using System.Buffers;

namespace Digest.Languages.Search;

/// <summary>
/// Makes the words of texts comparable, by the rules of all languages of a site: docs/search.md. The script of the search page does the
/// same with queries.
/// </summary>
internal sealed class SearchWords
{
    /// <summary>The characters of a word that are kept, so that a line of the index stays short.</summary>
    private const int LongestWord = 30;

    /// <summary>What rules leave of a word has at least as many characters: fewer say nothing.</summary>
    private const int ShortestRoot = 3;

    /// <summary>How many words the rules make of one, so that rules that were written badly do not take long.</summary>
    private const int MostForms = 64;

    private readonly FrozenDictionary<Rune, string> _letters;
    private readonly FrozenDictionary<string, string> _same;
    private readonly FrozenSet<string> _ignored;

    /// <summary>What each character of the basic plane becomes, as far as it was needed.</summary>
    private readonly string?[] _folded = new string?[char.MaxValue + 1];

    public SearchWords(IEnumerable<SearchRules> rules)
    {
        ImmutableArray<SearchRules> all = [.. rules];
        Letters = Sorted(all.SelectMany(language => language.Letters));
        _letters = Letters.ToFrozenDictionary(pair => pair.Key.EnumerateRunes().First(), pair => pair.Value);
        Prefixes = AffixesOf(all.SelectMany(language => language.Prefixes));
        Suffixes = AffixesOf(all.SelectMany(language => language.Suffixes));
        Same = Sorted(all.SelectMany(language => language.Same).Select(pair => KeyValuePair.Create(Fold(pair.Key), Fold(pair.Value))));
        _same = Same.ToFrozenDictionary();
        _ignored = [.. all.SelectMany(language => language.Ignored).SelectMany(word => In(word))];
    }

    public ImmutableArray<KeyValuePair<string, string>> Letters { get; }

    /// <summary>Folded.</summary>
    public ImmutableArray<Affix> Prefixes { get; }
    public ImmutableArray<Affix> Suffixes { get; }
    public ImmutableArray<KeyValuePair<string, string>> Same { get; }
    public IEnumerable<string> Ignored => _ignored.Order(StringComparer.Ordinal);

    public bool IsIgnored(ReadOnlySpan<char> word) => _ignored.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The folded words of a text, in its order.</summary>
    public ImmutableArray<string> In(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        Read(text, word => words.Add(word.ToString()));
        return words.ToImmutable();
    }

    /// <summary>Uses each folded word of a text, in its order.</summary>
    public void Read(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> use)
    {
        var buffer = new ArrayBufferWriter<char>();
        for (var rest = text; NextRun(ref rest) is { IsEmpty: false } run;)
        {
            buffer.ResetWrittenCount();
            foreach (var rune in run.EnumerateRunes())
                buffer.Write(Folded(rune));
            // A run that has only marks is no word. It is several, if a character of it is an abbreviation of a phrase.
            for (var folded = buffer.WrittenSpan; NextRun(ref folded) is { IsEmpty: false } word;)
                use(Kept(word));
        }
    }

    /// <summary>Takes a run of letters, marks and digits from the rest of a text; an empty one, if it has no more of them.</summary>
    private static ReadOnlySpan<char> NextRun(ref ReadOnlySpan<char> rest)
    {
        var start = 0;
        while (start < rest.Length && LengthOfPart(rest[start..]) == 0)
            start++;
        var end = start;
        while (end < rest.Length && LengthOfPart(rest[end..]) is > 0 and var length)
            end += length;
        var run = rest[start..end];
        rest = rest[end..];
        return run;
    }

    /// <summary>What is left of a word when no rule applies any more; the word itself, if rules lead around in a circle.</summary>
    public ImmutableArray<string> RootsOf(string word)
    {
        List<string> forms = [word];
        var roots = ImmutableArray.CreateBuilder<string>();
        for (var index = 0; index < forms.Count; index++)
        {
            var isRoot = true;
            foreach (var next in NextOf(forms[index]))
            {
                isRoot = false;
                if (forms.Count < MostForms && !forms.Contains(next))
                    forms.Add(next);
            }

            if (isRoot)
                roots.Add(forms[index]);
        }

        return roots.Count == 0 ? [word] : roots.ToImmutable();
    }

    /// <summary>What each rule that applies to a word makes of it.</summary>
    private IEnumerable<string> NextOf(string word)
    {
        if (!word.AsSpan().ContainsAnyExceptInRange('0', '9'))
            yield break; // a number has no prefixes and suffixes
        if (_same.TryGetValue(word, out var same))
            yield return same;
        foreach (var (text, replacement) in Prefixes)
        {
            if (word.Length - text.Length + replacement.Length >= ShortestRoot && word.StartsWith(text, StringComparison.Ordinal))
                yield return replacement + word[text.Length..];
        }

        foreach (var (text, replacement) in Suffixes)
        {
            if (word.Length - text.Length + replacement.Length >= ShortestRoot && word.EndsWith(text, StringComparison.Ordinal))
                yield return word[..^text.Length] + replacement;
        }
    }

    private string Fold(string text) => string.Concat(text.EnumerateRunes().Select(Folded));

    /// <summary>A character decomposed (NFKD), without marks, in lower case, with the letters of the rules replaced.</summary>
    private string Folded(Rune rune) => rune.IsBmp ? _folded[rune.Value] ??= Make(rune) : Make(rune);

    private string Make(Rune rune) => string.Concat(rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()
        .Where(part => !IsMark(part))
        .Select(part => Rune.ToLowerInvariant(part))
        .Select(letter => _letters.GetValueOrDefault(letter) ?? letter.ToString()));

    /// <summary>A number without the zeros at its start, and no more than the longest word.</summary>
    private static ReadOnlySpan<char> Kept(ReadOnlySpan<char> word)
    {
        if (word[0] == '0' && !word.ContainsAnyExceptInRange('0', '9'))
            word = word.TrimStart('0') is { IsEmpty: false } number ? number : "0";
        if (word.Length <= LongestWord)
            return word;
        return word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }

    /// <summary>How many units of UTF-16 the part of a word at the start of a text has; 0 if it is not a part of a word.</summary>
    private static int LengthOfPart(ReadOnlySpan<char> text)
    {
        if (char.IsAscii(text[0]))
            return char.IsAsciiLetterOrDigit(text[0]) ? 1 : 0;
        return Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done
            && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune)) ? length : 0;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Of two lines for the same, that of the first language applies.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) =>
        [.. pairs.DistinctBy(pair => pair.Key, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private ImmutableArray<Affix> AffixesOf(IEnumerable<Affix> affixes) =>
    [
        .. affixes.Select(affix => new Affix(Fold(affix.Text), Fold(affix.Replacement)))
            // Without letters that are left out, such as a Hamza, nothing may remain.
            .Where(affix => affix.Text.Length > 0 && affix.Replacement.Length <= affix.Text.Length)
            .Distinct(),
    ];
}
