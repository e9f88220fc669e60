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
    private readonly bool _isAsciiKept;

    public SearchWords(IEnumerable<SearchRules> rules)
    {
        ImmutableArray<SearchRules> all = [.. rules];
        Letters = Sorted(all.SelectMany(language => language.Letters));
        _letters = Letters.ToFrozenDictionary(pair => pair.Key.EnumerateRunes().First(), pair => pair.Value);
        _isAsciiKept = !_letters.Keys.Any(letter => letter.IsAscii);
        Prefixes = AffixesOf(all.SelectMany(language => language.Prefixes));
        Suffixes = AffixesOf(all.SelectMany(language => language.Suffixes));
        Same = Sorted(all.SelectMany(language => language.Same).Select(pair => KeyValuePair.Create(Fold(pair.Key), Fold(pair.Value))));
        _same = Same.ToFrozenDictionary();
        _ignored = [.. all.SelectMany(language => language.Ignored).SelectMany(In)];
    }

    public ImmutableArray<KeyValuePair<string, string>> Letters { get; }

    /// <summary>Folded.</summary>
    public ImmutableArray<Affix> Prefixes { get; }
    public ImmutableArray<Affix> Suffixes { get; }
    public ImmutableArray<KeyValuePair<string, string>> Same { get; }
    public IEnumerable<string> Ignored => _ignored.Order(StringComparer.Ordinal);

    public bool IsIgnored(string word) => _ignored.Contains(word);

    /// <summary>The folded words of a text, in its order.</summary>
    public IEnumerable<string> In(string text)
    {
        foreach (var range in RunsIn(text))
        {
            foreach (var word in OfRun(text.AsSpan(range)))
                yield return word;
        }
    }

    /// <summary>The runs of letters, marks and digits of a text, each of which is usually a word.</summary>
    public static IEnumerable<Range> RunsIn(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && LengthOfPart(text, end) is > 0 and var length)
                end += length;
            if (end > start)
                yield return start..end;
            start = Math.Max(end, start + 1);
        }
    }

    /// <summary>The words of a run: none, if it has only marks; several, if a character of it is an abbreviation of a phrase.</summary>
    public ImmutableArray<string> OfRun(ReadOnlySpan<char> run)
    {
        var folded = Fold(run.ToString());
        return [.. RunsIn(folded).Select(range => Kept(folded[range]))];
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

    /// <summary>A text decomposed, without marks, in lower case, with the letters of the rules replaced.</summary>
    private string Fold(string text)
    {
        if (_isAsciiKept && Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsMark(rune))
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            if (_letters.TryGetValue(lower, out var replacement))
                folded.Append(replacement);
            else
                folded.Append(lower.ToString());
        }

        return folded.ToString();
    }

    /// <summary>A number without the zeros at its start, and no more than the longest word.</summary>
    private static string Kept(string word)
    {
        if (word[0] == '0' && !word.AsSpan().ContainsAnyExceptInRange('0', '9'))
            word = word.AsSpan().TrimStart('0') is { IsEmpty: false } number ? number.ToString() : "0";
        if (word.Length <= LongestWord)
            return word;
        return word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }

    /// <summary>How many units of UTF-16 the part of a word at an index has; 0 if it is not a part of a word.</summary>
    private static int LengthOfPart(string text, int index)
    {
        if (char.IsAscii(text[index]))
            return char.IsAsciiLetterOrDigit(text[index]) ? 1 : 0;
        return Rune.TryGetRuneAt(text, index, out var rune) && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune))
            ? rune.Utf16SequenceLength : 0;
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
