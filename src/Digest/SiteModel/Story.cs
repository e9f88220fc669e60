using Digest.Content;
using Digest.Languages;

namespace Digest.SiteModel;

/// <summary>A text and its translations: one folder below <c>input/articles/</c>.</summary>
/// <param name="Articles">One a language, in the order of the site's languages; never empty.</param>
internal sealed record Story(string Id, ImmutableArray<Article> Articles)
{
    public Article? In(Language language) => Articles.FirstOrDefault(article => article.Language.Equals(language));

    /// <summary>The same text in the other languages, in the order of the site's languages.</summary>
    public IEnumerable<Article> TranslationsOf(Article article) => Articles.Where(other => !other.Language.Equals(article.Language));

    /// <summary>The events that any of its articles reports.</summary>
    public IEnumerable<string> EventIds => Articles.SelectMany(article => article.Events).Select(reference => reference.Id).Distinct(StringComparer.Ordinal);
}
