using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Content;

namespace Digest.Model;

/// <summary>The site in one language. No edition is the master of another.</summary>
internal sealed class Edition
{
    private readonly Dictionary<string, ImmutableArray<Article>> _byTopic;

    public Edition(Language language, ImmutableArray<Article> articles, ImmutableArray<StandingText> standingPages)
    {
        Language = language;
        Articles = articles;
        StandingPages = standingPages;
        _byTopic = Index.Of(Articles, article => article.Topics);
    }

    public Language Language { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<StandingText> StandingPages { get; }

    /// <summary>The articles of a topic, newest first; empty when this edition has none.</summary>
    public ImmutableArray<Article> About(Topic topic) => _byTopic.GetValueOrDefault(topic.Id, []);
}
