using Digest.Content;
using Digest.Sources;

namespace Digest.SiteModel;

/// <summary>
/// What to read next: first what reports the same events, then what names the same people, places and organisations, then what is about the
/// same topics; of each, what has most in common, and of that the nearest in time. Where other editions have a story that this one has not,
/// it gets a place of its own.
/// </summary>
internal static class RelatedArticles
{
    /// <summary>Places in all. The last is kept for another edition.</summary>
    private const int Most = 4;

    /// <summary>
    /// So many of the articles around this one are looked at for each thing in common: enough to find three, few enough that a name on
    /// every page costs no more than a rare one.
    /// </summary>
    private const int Window = 12;

    /// <summary>A way in which two articles can belong together.</summary>
    /// <param name="Of">What an article refers to.</param>
    /// <param name="Index">The articles of an edition that refer to one of those, newest first.</param>
    private sealed record Bond(Func<Article, IEnumerable<Reference>> Of, Func<Edition, string, ImmutableArray<Article>> Index);

    private static readonly Bond s_events = new(article => article.Events, (edition, id) => edition.Reporting(id));
    private static readonly Bond s_entities = new(article => article.Entities, (edition, id) => edition.Naming(id));
    private static readonly Bond s_topics = new(article => article.Topics, (edition, id) => edition.About(id));

    public static ImmutableArray<Article> Of(Article article, Site site)
    {
        var own = Nearest(article, site, [site.EditionIn(article.Language)], [s_events, s_entities, s_topics]).Take(Most - 1).ToImmutableArray();

        // A topic alone sends nobody into another language, unless there is too little to read in this one.
        var others = site.Editions.Where(edition => !edition.Language.Equals(article.Language));
        var named = SameEventElsewhere(article, site).Select(report => report.StoryId).ToHashSet(StringComparer.Ordinal);
        var elsewhere = Nearest(article, site, others, own.Length < Most - 1 ? [s_events, s_entities, s_topics] : [s_events, s_entities])
            .Where(other => site.StoryOf(other).In(article.Language) is null && !named.Contains(other.StoryId));
        return [.. own, .. elsewhere.Take(Most - own.Length)];
    }

    /// <summary>
    /// For each language that has no translation, who reports the event there that the language switch leads to. It is named beside the
    /// headline.
    /// </summary>
    public static IEnumerable<Article> SameEventElsewhere(Article article, Site site)
    {
        var story = site.StoryOf(article);
        return site.Languages
            .Where(language => story.In(language) is null)
            .Select(language => site.EventsOf(story).SelectMany(entry => site.EditionIn(language).Reporting(entry.Id)).FirstOrDefault())
            .OfType<Article>();
    }

    /// <summary>Other stories that have something in common with this one, the closest bond first, each story once.</summary>
    private static IEnumerable<Article> Nearest(Article article, Site site, IEnumerable<Edition> editions, ImmutableArray<Bond> bonds) => bonds
        .SelectMany(bond => Bound(article, site.StoryOf(article), editions, bond))
        .DistinctBy(other => other.StoryId, StringComparer.Ordinal);

    private static IEnumerable<Article> Bound(Article article, Story story, IEnumerable<Edition> editions, Bond bond)
    {
        var ids = story.Articles.SelectMany(article => bond.Of(article)).Select(reference => reference.Id).ToHashSet(StringComparer.Ordinal);
        return editions
            .SelectMany(edition => ids.SelectMany(id => Around(article, bond.Index(edition, id))))
            .Where(other => other.StoryId != article.StoryId)
            .DistinctBy(other => other.StoryId, StringComparer.Ordinal)
            .OrderByDescending(other => bond.Of(other).Count(reference => ids.Contains(reference.Id)))
            .ThenBy(other => Math.Abs(other.Published.Day.DayNumber - article.Published.Day.DayNumber));
    }

    private static IEnumerable<Article> Around(Article article, ImmutableArray<Article> newestFirst)
    {
        var at = newestFirst.BinarySearch(article, s_newestFirst);
        var middle = at >= 0 ? at : ~at;
        return newestFirst.Skip(middle - (Window / 2)).Take(Window);
    }

    private static readonly Comparer<Article> s_newestFirst = Comparer<Article>.Create((a, b) => b.Published.Day.CompareTo(a.Published.Day));
}
