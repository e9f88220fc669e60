using System.Collections.Immutable;

namespace Digest.Languages;

/// <summary>A text in one or several languages.</summary>
/// <param name="ByLanguage">From language code to text, in the order written.</param>
/// <param name="ForAll">The text of all languages, where one was written without saying for which.</param>
internal sealed record LocalizedText(ImmutableArray<KeyValuePair<string, string>> ByLanguage, string? ForAll = null)
{
    public static readonly LocalizedText Empty = new([]);

    public bool IsEmpty => ByLanguage.IsEmpty && ForAll is null;

    /// <summary>In whatever language.</summary>
    public IEnumerable<string> Texts => ByLanguage.Select(pair => pair.Value).Concat(ForAll is { } text ? [text] : []);

    /// <summary>The text that was written for one language in particular.</summary>
    public string? WrittenFor(string code) => ByLanguage.FirstOrDefault(pair => pair.Key == code).Value;

    public bool Has(Language language) => ForAll is not null || ByLanguage.Any(pair => pair.Key == language.Code);

    /// <summary>
    /// The text for readers of a language: in that language if there is one; else in another, which its label then says. Quotation marks
    /// are those of its language.
    /// </summary>
    public Label? For(Language language, IReadOnlyList<Language> languages)
    {
        if (ForAll is not null)
            return new(language.Quotes.In(ForAll), language);
        foreach (var candidate in languages.Prepend(language))
        {
            foreach (var (code, text) in ByLanguage)
            {
                if (code == candidate.Code)
                    return new(candidate.Quotes.In(text), candidate);
            }
        }

        return null;
    }
}
