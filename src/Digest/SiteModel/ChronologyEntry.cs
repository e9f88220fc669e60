using Digest.Content;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>An entry of the chronology: an event, or a story without events at the day of its publication.</summary>
/// <param name="Id">Unique in the chronology; the anchor on the page.</param>
internal sealed record ChronologyEntry(EventDate Date, string Id, Event? Event, Story? Story)
{
    public ChronologyEntry(Event entry) : this(entry.Date, entry.Id, entry, null) { }

    /// <param name="isIdOfEvent">Whether an event has the same id. No id of a file contains an underscore.</param>
    public ChronologyEntry(Story story, bool isIdOfEvent)
        : this(
            EventDate.On(story.Articles.Min(article => article.Published.Day)), isIdOfEvent ? $"_story-{story.Id}" : story.Id, null, story)
    {
    }

    /// <summary>Orders entries by date, then by importance, then by id.</summary>
    public static IEnumerable<ChronologyEntry> InOrder(IEnumerable<ChronologyEntry> entries) => entries
        .OrderBy(entry => entry.Date.Order)
        .ThenBy(entry => entry.Event?.Importance ?? 2)
        .ThenBy(entry => entry.Id, StringComparer.Ordinal);
}
