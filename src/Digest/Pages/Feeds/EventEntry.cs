using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages.Feeds;

/// <summary>An event as an entry of a feed.</summary>
internal sealed record EventEntry : FeedEntry
{
    public static readonly FeedEntryKind EventKind = FeedEntryKind.Of<EventEntry>(
        "event", model => model.One("entry", entry => new EntryModel(new(entry._event), entry.View)));

    private readonly Event _event;

    private EventEntry(Event entry, View view) : base(EventKind, view) => _event = entry;

    public override string Id => TagUri.Of(_event, Language, View.Site.Settings);
    public override string Address => Permalinks.Event(Language, _event);

    public override Label Title => TitleOf(_event, View);

    public override Label? Summary => View.LabelOf(_event.Summary);

    public override IEnumerable<SwitchTarget> Translations => View.Site.Languages
        .Where(language => !language.Equals(Language))
        .Select(language => new SwitchTarget(language, Permalinks.Event(language, _event), Relation.Translation));

    protected override IEnumerable<string> TopicIds => _event.Topics.Select(topic => topic.Id);

    /// <summary>The title, with the status if the event is not known to have happened: lists in other programs show titles only.</summary>
    public static Label TitleOf(Event entry, View view)
    {
        var title = view.LabelOf(entry.Title)!.Value;
        return EventStatusText.Of(entry.Status)?.In(title.Language) is { } status
            ? title with { Text = TextKey.TitleWithStatus.In(title.Language, ("title", title.Text), ("status", status)) } : title;
    }

    /// <summary>
    /// An entry with the time of the first and of the last article that reports the event. Without articles it is the day of the event; an
    /// event of the future has no time yet and gives null.
    /// </summary>
    public static EventEntry? Of(Event entry, View view)
    {
        var zone = view.Site.Settings.TimeZone;
        List<DateTimeOffset> times = [.. view.Site.ReportsOf(entry).Select(article => article.Published.Moment(zone))];
        if (times.Count == 0 && DayOf(entry, zone) is var day && day <= view.Site.Now)
            times.Add(day);
        if (entry.Updated is { } updated)
            times.Add(updated.Moment(zone));
        return times.Count == 0 ? null : new(entry, view) { Published = times.Min(), Updated = times.Max() };
    }

    /// <summary>The first day of the event. Feed readers count from 1970.</summary>
    private static DateTimeOffset DayOf(Event entry, TimeZoneInfo zone) => entry.Date.Start.Year <= DateTimeOffset.UnixEpoch.Year
        ? DateTimeOffset.UnixEpoch : entry.FirstMoment(zone);
}
