namespace Digest.Languages;

/// <summary>A text in one or several languages.</summary>
/// <param name="ByLanguage">From language code to text, in the order written.</param>
/// <param name="ForAll">The text for all languages, if it was written without a language.</param>
internal sealed record LocalizedText(ImmutableArray<KeyValuePair<string, string>> ByLanguage, string? ForAll = null)
{
    public static readonly LocalizedText Empty = new([]);
    public bool IsEmpty => ByLanguage.IsEmpty && ForAll is null;

    /// <summary>The texts in all languages.</summary>
    public IEnumerable<string> Texts => ByLanguage.Select(pair => pair.Value).Concat(ForAll is { } text ? [text] : []);

    /// <summary>The text that was written for one language in particular.</summary>
    public string? WrittenFor(string code) => ByLanguage.FirstOrDefault(pair => pair.Key == code).Value;

    /// <summary>The text in a language as it is written; null if there is none.</summary>
    public string? WrittenIn(Language language) => WrittenFor(language.Code) ?? ForAll;

    public bool Has(Language language) => ForAll is not null || ByLanguage.Any(pair => pair.Key == language.Code);

    /// <summary>The text in a language or else in the first fallback that has one, with that language's quotation marks.</summary>
    public Label? For(Language language, IReadOnlyList<Language> fallbacks)
    {
        if (ForAll is not null)
            return new(language.Quotes.Apply(ForAll), language);
        foreach (var candidate in fallbacks.Prepend(language))
        {
            if (WrittenFor(candidate.Code) is { } text)
                return new(candidate.Quotes.Apply(text), candidate);
        }

        return null;
    }
}
