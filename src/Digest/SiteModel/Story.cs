using Digest.Content;
using Digest.Languages;

namespace Digest.SiteModel;

/// <summary>An article and its translations: one folder below <c>input/articles/</c>.</summary>
/// <param name="Articles">One for each language, in the order of the site's languages; never empty.</param>
internal sealed record Story(string Id, ImmutableArray<Article> Articles)
{
    /// <summary>The ids of the events that any of its articles reports.</summary>
    public IEnumerable<string> EventIds => Articles.SelectMany(article => article.Events).Select(reference => reference.Id).Distinct();

    public Article? In(Language language) => Articles.FirstOrDefault(article => article.Language.Equals(language));
    public IEnumerable<Article> TranslationsOf(Article article) => Articles.Where(other => !other.Language.Equals(article.Language));
}
