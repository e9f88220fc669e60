using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>The site in one language. No edition is the master of another.</summary>
internal sealed class Edition
{
    private readonly Dictionary<string, ImmutableArray<Article>> _byTopic;
    private readonly Dictionary<string, ImmutableArray<Article>> _byEvent;

    /// <summary>Made when the first article is printed, which a compilation alone does not do.</summary>
    private readonly Lazy<Dictionary<string, ImmutableArray<Article>>> _byEntity;

    public Edition(Language language, ImmutableArray<Article> articles, ImmutableArray<StandingText> standingPages)
    {
        Language = language;
        Articles = articles;
        StandingPages = standingPages;
        _byTopic = Index.Of(Articles, article => article.Topics);
        _byEvent = Index.Of(Articles, article => article.Events);
        _byEntity = new(() => Index.Of(Articles, article => article.Entities));
    }

    private Edition(Edition other, Dictionary<Article, Article> replaced)
    {
        Language = other.Language;
        StandingPages = other.StandingPages;
        Articles = Index.Replaced(other.Articles, replaced);
        ImmutableArray<Article> own = [.. replaced.Keys.Where(article => article.Language.Equals(Language))];
        _byTopic = Replaced(other._byTopic, article => article.Topics);
        _byEvent = Replaced(other._byEvent, article => article.Events);
        _byEntity = new(() => Replaced(other._byEntity.Value, article => article.Entities));

        Dictionary<string, ImmutableArray<Article>> Replaced(Dictionary<string, ImmutableArray<Article>> index, Func<Article, ImmutableArray<Reference>> referencesOf)
        {
            var now = new Dictionary<string, ImmutableArray<Article>>(index, StringComparer.Ordinal);
            foreach (var reference in own.SelectMany(article => referencesOf(article)))
                now[reference.Id] = Index.Replaced(now[reference.Id], replaced);
            return now;
        }
    }

    public Language Language { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<StandingText> StandingPages { get; }

    /// <summary>The same edition with some of its articles in other words.</summary>
    /// <param name="replaced">What stands instead of what, in this edition and others; each stands like the one it replaces.</param>
    public Edition With(Dictionary<Article, Article> replaced) => new(this, replaced);

    /// <summary>The articles of a topic, newest first; empty when this edition has none.</summary>
    public ImmutableArray<Article> About(Topic topic) => About(topic.Id);

    /// <inheritdoc cref="About(Topic)"/>
    public ImmutableArray<Article> About(string topicId) => _byTopic.GetValueOrDefault(topicId, []);

    /// <summary>The articles that report an event, newest first.</summary>
    public ImmutableArray<Article> Reporting(string eventId) => _byEvent.GetValueOrDefault(eventId, []);

    /// <summary>The articles about a person, a place or an organisation, newest first.</summary>
    public ImmutableArray<Article> Naming(string entityId) => _byEntity.Value.GetValueOrDefault(entityId, []);
}
