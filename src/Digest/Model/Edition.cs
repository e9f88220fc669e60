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

    private Edition(Edition other, ImmutableArray<Article> articles, Dictionary<string, ImmutableArray<Article>> byTopic)
    {
        Language = other.Language;
        StandingPages = other.StandingPages;
        Articles = articles;
        _byTopic = byTopic;
    }

    public Language Language { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>In the order of the menu.</summary>
    public ImmutableArray<StandingText> StandingPages { get; }

    /// <summary>The same edition with some of its articles in other words.</summary>
    /// <param name="replaced">What stands instead of what, in this edition and others.</param>
    public Edition With(Dictionary<Article, Article> replaced)
    {
        var byTopic = new Dictionary<string, ImmutableArray<Article>>(_byTopic, StringComparer.Ordinal);
        foreach (var topic in replaced.Keys.Where(article => article.Language.Equals(Language)).SelectMany(article => article.Topics))
            byTopic[topic.Id] = Index.Replaced(byTopic[topic.Id], replaced);
        return new(this, Index.Replaced(Articles, replaced), byTopic);
    }

    /// <summary>The articles of a topic, newest first; empty when this edition has none.</summary>
    public ImmutableArray<Article> About(Topic topic) => _byTopic.GetValueOrDefault(topic.Id, []);
}
