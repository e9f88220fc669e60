using System.Collections.Immutable;
using Digest.Content;
using Digest.Model;

namespace Digest.Pages;

/// <summary>What to read next: articles of the same language that report the same events, else that are about the same topics; the nearest in time first.</summary>
internal static class RelatedArticles
{
    private const int Most = 3;

    /// <summary>So many of a topic's articles around this one are looked at: enough to find three, few enough that a large topic costs no more than a small one.</summary>
    private const int Window = 12;

    public static ImmutableArray<Article> Of(Article article, Site site)
    {
        var story = site.StoryOf(article);
        var bySameEvents = site.EventsOf(story).SelectMany(entry => site.ReportsOf(entry));
        var bySameTopics = article.Topics.SelectMany(topic => Around(article, site.EditionIn(article.Language).About(site.TopicWith(topic.Id))));
        return
        [
            .. bySameEvents.Concat(bySameTopics)
                .Where(other => other.Language.Equals(article.Language) && other.StoryId != article.StoryId)
                .DistinctBy(other => other.StoryId, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static IEnumerable<Article> Around(Article article, ImmutableArray<Article> newestFirst)
    {
        var at = newestFirst.BinarySearch(article, s_newestFirst);
        var middle = at >= 0 ? at : ~at;
        var from = Math.Clamp(middle - (Window / 2), 0, newestFirst.Length);
        return newestFirst.Skip(from).Take(Window).OrderBy(other => Math.Abs(other.Published.Day.DayNumber - article.Published.Day.DayNumber));
    }

    private static readonly Comparer<Article> s_newestFirst = Comparer<Article>.Create((a, b) => b.Published.Day.CompareTo(a.Published.Day));
}
