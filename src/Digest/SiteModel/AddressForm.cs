using Digest.Content;
using Digest.Languages;

namespace Digest.SiteModel;

/// <summary>Reads the form of an address that <see cref="Permalinks"/> made, perhaps for another version of the site.</summary>
/// <param name="Language">Null if the address names no language of the site.</param>
/// <param name="Owner">Equal for addresses that are there or gone together, such as an article's and those of the pages beside it.</param>
/// <param name="Slug">The part that an editor chooses.</param>
/// <param name="Month">The year and month of an article: <c>2023/09</c>; else empty.</param>
internal readonly record struct AddressForm(AddressKind Kind, Language? Language, string Owner, string Slug, string Month = "")
{
    /// <summary>Whether the address is that of an article beside a translation.</summary>
    public bool IsBesideArticle { get; private init; }

    public static AddressForm Of(string address, ImmutableArray<Language> languages)
    {
        var parts = address.Trim('/').Split('/');
        if (languages.FirstOrDefault(language => language.Code == parts[0]) is { } known)
            return InLanguage(address, known, parts[1..]);
        return IsLanguageCode(parts[0])
            ? new(AddressKind.Edition, null, $"/{parts[0]}/", parts[^1])
            : new(AddressKind.Other, null, address, parts[^1].Replace(".html", "", StringComparison.Ordinal));
    }

    private static AddressForm InLanguage(string address, Language language, string[] parts)
    {
        var words = language.Paths;
        return parts switch
        {
            [] => new(AddressKind.List, language, address, ""),
            [var year, var month, var slug, ..] when IsNumber(year, 4) && IsNumber(month, 2) =>
                new(AddressKind.Article, language, $"/{language.Code}/{year}/{month}/{slug}/", slug, $"{year}/{month}")
                {
                    IsBesideArticle = parts.Length > 3 && parts[3] == words.Facing,
                },
            [var year, ..] when IsNumber(year, 4) => new(AddressKind.List, language, address, ""),
            [var word, ..] when word == words.Chronology => new(AddressKind.List, language, address, ""),
            [var word, ..] when word == words.Names || word == words.Follow => new(AddressKind.List, language, address, ""),
            [var word] when word == words.Topics || word == words.Events || TypeOf(word, words) is not null =>
                new(AddressKind.List, language, address, ""),
            [var word, var slug] when word == words.Topics => new(AddressKind.Topic, language, $"topic {slug}", slug),
            [var word, var slug] when TypeOf(word, words) is { } type => new(AddressKind.Entity, language, $"{type} {slug}", slug),
            [var word, _, ..] when word == words.Topics || TypeOf(word, words) is not null => new(AddressKind.List, language, address, ""),
            [var word, var id] when word == words.Events => new(AddressKind.Event, language, $"event {id}", id),
            [var slug] => new(AddressKind.Standing, language, $"/{language.Code}/{slug}/", slug),
            [var word, ..] => new(AddressKind.Section, language, $"/{language.Code}/{word}/", parts[^1]),
        };
    }

    /// <summary>The type of entity that a word of addresses names; null if it is another word.</summary>
    private static EntityType? TypeOf(string word, PathWords words) =>
        Enum.GetValues<EntityType>().Cast<EntityType?>().FirstOrDefault(type => Permalinks.WordFor(type!.Value, words) == word);

    private static bool IsNumber(string part, int digits) => part.Length == digits && part.All(char.IsAsciiDigit);

    /// <summary>Whether a part looks as a language code of BCP 47 does: <c>ar</c>, <c>zh-Hant</c>.</summary>
    private static bool IsLanguageCode(string part) =>
        part.Split('-')[0] is { Length: 2 or 3 } first && first.All(char.IsAsciiLetterLower);
}
