using Digest.Content;
using Digest.Languages.Dates;

namespace Digest.SiteModel;

/// <summary>An entry of the chronology: an event, or a story without events at the day of its publication.</summary>
internal sealed record ChronologyEntry(EventDate Date, Event? Event, Story? Story)
{
    public ChronologyEntry(Event entry) : this(entry.Date, entry, null) { }

    public ChronologyEntry(Story story) : this(EventDate.On(story.Articles.Min(article => article.Published.Day)), null, story) { }

    /// <summary>Unique in the chronology; the anchor on the page.</summary>
    public string Id => Event?.Id ?? Story!.Id;

    /// <summary>Orders entries by date, then by importance, then by id.</summary>
    public static IEnumerable<ChronologyEntry> InOrder(IEnumerable<ChronologyEntry> entries) => entries
        .OrderBy(entry => entry.Date.Order)
        .ThenBy(entry => entry.Event?.Importance ?? 2)
        .ThenBy(entry => entry.Id, StringComparer.Ordinal);
}
