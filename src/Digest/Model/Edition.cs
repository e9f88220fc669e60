using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;

namespace Digest.Model;

/// <summary>The site in one language. No edition is the master of another.</summary>
internal sealed class Edition
{
    private readonly Dictionary<string, ImmutableArray<Article>> _byTopic;

    public Edition(Language language, IEnumerable<Article> articles, ImmutableArray<StandingText> standingPages)
    {
        Language = language;
        Articles = [.. articles];
        StandingPages = standingPages;
        _byTopic = Articles
            .SelectMany(article => article.Topics.Select(reference => (topic: reference.Id, article)))
            .GroupBy(pair => pair.topic, pair => pair.article, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    public Language Language { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<StandingText> StandingPages { get; }

    /// <summary>The articles of a topic, newest first; empty when this edition has none.</summary>
    public ImmutableArray<Article> About(Topic topic) => _byTopic.GetValueOrDefault(topic.Id, []);
}
