using Digest.Sources;

namespace Digest.Languages;

/// <summary>
/// The order of names in a list: <c>sorting</c> in the file of a language. Letters are compared without case, marks and punctuation, in
/// the order of Unicode unless the file lists them.
/// </summary>
internal sealed class NameOrder
{
    /// <summary>Listed letters come after all others: the private use area follows every script.</summary>
    private const char FirstListed = '\uE000';

    private const char Tatweel = '\u0640';

    public static readonly NameOrder OfUnicode = new();

    public static readonly KeyTable Keys = new("'sorting'");
    private static readonly Key<string?> s_letters = Keys.Text("letters", "The letters in their order: `abc…xyzåäö`.", "that of Unicode");
    private static readonly Key<ImmutableArray<DataNode>> s_ignored = Keys.List(
        "ignored", "What is left out at the start of a name, with the space after it if there is one: `[ال]`, `[\"the \"]`.");

    private FrozenDictionary<Rune, char> Letters { get; init; } = FrozenDictionary<Rune, char>.Empty;
    private ImmutableArray<string> Ignored { get; init; } = [];

    public static NameOrder Read(Fields fields) => new()
    {
        Letters = (fields.Get(s_letters) ?? "").Normalize().EnumerateRunes().Select(Rune.ToLowerInvariant).Distinct().Index()
            .ToFrozenDictionary(letter => letter.Item, letter => (char)(FirstListed + letter.Index)),
        // Not trimmed: the space belongs to the word.
        Ignored =
        [
            .. fields.Get(s_ignored)
                .Where(item => fields.TextOf(item, s_ignored.Name, isItem: true) is { Length: > 0 })
                .Select(item => ((ScalarNode)item).Value.Normalize()),
        ],
    };

    /// <summary>A text whose ordinal order is the order of the names: those without letters and digits first, then digits.</summary>
    public string KeyOf(string name)
    {
        var text = name.Normalize();
        var ignored = Ignored.FirstOrDefault(start =>
            text.Length > start.Length && text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ?? "";
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.AsSpan(ignored.Length).EnumerateRunes())
        {
            if (Letters.TryGetValue(Rune.ToLowerInvariant(rune), out var listed))
                key.Append(listed);
            else
                AppendBase(rune, key);
        }

        return Digits.ToAscii(key.ToString().TrimStart());
    }

    /// <summary>
    /// What a name is listed below: its first letter in capitals and without marks; 0 for all names that start with a number; empty for a
    /// name without letters and digits.
    /// </summary>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    public string InitialOf(string key)
    {
        if (key.Length == 0)
            return "";
        if (char.IsAsciiDigit(key[0]))
            return "0";
        var listed = Letters.FirstOrDefault(letter => letter.Value == key[0]);
        return Rune.ToUpperInvariant(listed.Value == key[0] ? listed.Key : Rune.GetRuneAt(key, 0)).ToString();
    }

    /// <summary>Appends a letter without its marks, such as <c>e</c> for <c>É</c>, or a space.</summary>
    private static void AppendBase(Rune letter, StringBuilder key)
    {
        foreach (var rune in letter.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.Value != Tatweel)
                key.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation)
                key.Append(' ');
        }
    }
}
