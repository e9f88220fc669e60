using Digest.Content;
using Digest.Incremental;
using Digest.Languages;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>The site in one language.</summary>
internal sealed class Edition
{
    private readonly Dictionary<string, ImmutableArray<Article>> _byTopic;
    private readonly Dictionary<string, ImmutableArray<Article>> _byEvent;
    private readonly Dictionary<string, ImmutableArray<Article>> _byEntity;
    private readonly Lazy<ImmutableArray<(string Initial, Article Article)>> _byHeadline;

    public Edition(Language language, ImmutableArray<Article> articles, ImmutableArray<StandingText> standingPages)
    {
        Language = language;
        Articles = articles;
        StandingPages = standingPages;
        _byTopic = Index.Of(Articles, article => article.Topics);
        _byEvent = Index.Of(Articles, article => article.Events);
        _byEntity = Index.Of(Articles, article => article.Entities);
        _byHeadline = new(InOrderOfHeadlines);
    }

    private Edition(Edition previous, Replacements<Article> changes)
    {
        Language = previous.Language;
        StandingPages = previous.StandingPages;
        Articles = changes.Apply(previous.Articles);
        ImmutableArray<Article> replaced = [.. changes.Replaced.Where(article => article.Language.Equals(Language))];
        _byTopic = Replace(previous._byTopic, article => article.Topics);
        _byEvent = Replace(previous._byEvent, article => article.Events);
        _byEntity = Replace(previous._byEntity, article => article.Entities);
        _byHeadline = new(InOrderOfHeadlines);

        Dictionary<string, ImmutableArray<Article>> Replace(
            Dictionary<string, ImmutableArray<Article>> index, Func<Article, ImmutableArray<Reference>> referencesOf)
        {
            var result = new Dictionary<string, ImmutableArray<Article>>(index, StringComparer.Ordinal);
            foreach (var id in replaced.SelectMany(article => referencesOf(article)).Select(reference => reference.Id).ToHashSet())
                result[id] = changes.Apply(result[id]);
            return result;
        }
    }

    public Language Language { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>In the order of their headlines, each with the letter that it is listed below: see <see cref="NameOrder"/>.</summary>
    public ImmutableArray<(string Initial, Article Article)> ByHeadline => _byHeadline.Value;

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<StandingText> StandingPages { get; }

    /// <summary>The same edition with new versions of articles, each with the same placement as before.</summary>
    public Edition With(Replacements<Article> changes) => new(this, changes);

    /// <summary>The articles of a topic, newest first.</summary>
    public ImmutableArray<Article> About(Topic topic) => About(topic.Id);
    public ImmutableArray<Article> About(string topicId) => _byTopic.GetValueOrDefault(topicId, []);

    /// <summary>The articles that report an event, newest first.</summary>
    public ImmutableArray<Article> Reporting(string eventId) => _byEvent.GetValueOrDefault(eventId, []);

    /// <summary>The articles about a person, a place or an organisation, newest first.</summary>
    public ImmutableArray<Article> Naming(string entityId) => _byEntity.GetValueOrDefault(entityId, []);

    private ImmutableArray<(string Initial, Article Article)> InOrderOfHeadlines()
    {
        var order = Language.NameOrder;
        (string Key, Article Article)[] headlines = [.. Articles.Select(article => (order.KeyOf(article.Title), article))];
        Array.Sort(headlines, static (one, other) => string.CompareOrdinal(one.Key, other.Key) is var compared and not 0
            ? compared
            : string.CompareOrdinal(one.Article.StoryId, other.Article.StoryId));
        return [.. headlines.Select(headline => (order.InitialOf(headline.Key), headline.Article))];
    }
}
