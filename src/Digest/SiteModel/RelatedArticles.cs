using Digest.Content;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>
/// The articles to read next: those that report the same events, then those that name the same entities, then those of the same topics.
/// Within each group, articles with more references in common come first, then the nearest in time. One place is kept for a story that only
/// another edition has.
/// </summary>
internal static class RelatedArticles
{
    /// <summary>The last place is kept for another edition.</summary>
    private const int MaxArticles = 4;

    /// <summary>The number of articles compared for each reference, the nearest in time. Without it, pages would be slow.</summary>
    private const int WindowSize = 12;

    private static readonly Link s_events = new(article => article.Events, (edition, id) => edition.Reporting(id));
    private static readonly Link s_entities = new(article => article.Entities, (edition, id) => edition.Naming(id));
    private static readonly Link s_topics = new(article => article.Topics, (edition, id) => edition.About(id));
    private static readonly Comparer<Article> s_newestFirst =
        Comparer<Article>.Create((one, other) => other.Published.Day.CompareTo(one.Published.Day));

    /// <summary>A kind of reference that two articles may have in common.</summary>
    /// <param name="Of">The references of an article.</param>
    /// <param name="Index">The articles of an edition that have a reference, newest first.</param>
    private sealed record Link(Func<Article, IEnumerable<Reference>> Of, Func<Edition, string, ImmutableArray<Article>> Index);

    public static ImmutableArray<Article> Of(Article article, Site site)
    {
        Link[] all = [s_events, s_entities, s_topics];
        var own = Nearest(article, site, [site.EditionIn(article.Language)], all).Take(MaxArticles - 1).ToArray();

        // A common topic is reason enough to change the language only if this edition has too few articles.
        var others = site.Editions.Where(edition => !edition.Language.Equals(article.Language));
        var listed = SameEventElsewhere(article, site).Select(report => report.StoryId).ToHashSet(StringComparer.Ordinal);
        var elsewhere = Nearest(article, site, others, own.Length < MaxArticles - 1 ? all : [s_events, s_entities])
            .Where(other => site.StoryOf(other).In(article.Language) is null && !listed.Contains(other.StoryId));
        return [.. own, .. elsewhere.Take(MaxArticles - own.Length)];
    }

    /// <summary>For each language without a translation, the newest report of the story's earliest event that is reported in it.</summary>
    public static IEnumerable<Article> SameEventElsewhere(Article article, Site site)
    {
        var story = site.StoryOf(article);
        return site.Languages
            .Where(language => story.In(language) is null)
            .Select(language => site.EventsOf(story).SelectMany(entry => site.EditionIn(language).Reporting(entry.Id)).FirstOrDefault())
            .OfType<Article>();
    }

    private static IEnumerable<Article> Nearest(Article article, Site site, IEnumerable<Edition> editions, Link[] links) => links
        .SelectMany(link => Linked(article, site.StoryOf(article), editions, link))
        .DistinctBy(other => other.StoryId, StringComparer.Ordinal);

    private static IEnumerable<Article> Linked(Article article, Story story, IEnumerable<Edition> editions, Link link)
    {
        var ids = story.Articles.SelectMany(link.Of).Select(reference => reference.Id).ToHashSet(StringComparer.Ordinal);
        return editions
            .SelectMany(edition => ids.SelectMany(id => Around(article, link.Index(edition, id))))
            .Where(other => other.StoryId != article.StoryId)
            .DistinctBy(other => other.StoryId, StringComparer.Ordinal)
            .OrderByDescending(other => link.Of(other).Count(reference => ids.Contains(reference.Id)))
            .ThenBy(other => Math.Abs(other.Published.Day.DayNumber - article.Published.Day.DayNumber));
    }

    private static ImmutableArray<Article> Around(Article article, ImmutableArray<Article> newestFirst)
    {
        var index = newestFirst.BinarySearch(article, s_newestFirst);
        var start = Math.Max((index >= 0 ? index : ~index) - (WindowSize / 2), 0);
        return newestFirst[start..Math.Min(start + WindowSize, newestFirst.Length)];
    }
}
