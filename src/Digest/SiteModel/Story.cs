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

    /// <summary>The article that another was translated from, then the one that this was translated from, and so on.</summary>
    public ImmutableArray<Article> OriginalsOf(Article article)
    {
        ImmutableArray<Article> originals = [];
        for (var text = article; text.Translation?.From.Id is { } from;)
        {
            if (Articles.FirstOrDefault(other => other.Language.Code == from) is not { } original
                || ReferenceEquals(original, article)
                || originals.Contains(original, ReferenceEqualityComparer.Instance))
            {
                break;
            }

            originals = originals.Add(original);
            text = original;
        }

        return originals;
    }

    public IEnumerable<Article> TranslationsOf(Article article) => Articles.Where(other => !other.Language.Equals(article.Language));
}
