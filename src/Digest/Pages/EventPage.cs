using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The page of an event: what happened, and the reports of it in each language.</summary>
/// <param name="Before">The entry of the chronology before the event.</param>
/// <param name="After">The entry of the chronology after the event.</param>
internal sealed record EventPage(View View, Event Event, ChronologyEntry? Before, ChronologyEntry? After) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<EventPage>(
        "event", PagesOf, content => AddressClaim.InEachLanguage(content, Permalinks.Events, "the events"), model => model
            .One("entry", page => new EntryModel(new(page.Event), page.View))
            .Many("entities", page => page.Event.Entities.Select(entity => new EntityModel(page.Site.EntityWith(entity.Id)!, page.View)))
            .Many("topics", page => page.Event.Topics.Select(topic => new TopicModel(page.Site.TopicWith(topic.Id), page.View)))
            .One("before", page => page.Before is { } before ? new EntryModel(before, page.View) : null)
            .One("after", page => page.After is { } after ? new EntryModel(after, page.View) : null));

    public override string Address => Permalinks.Event(Language, Event);
    public override string? Title => TitleLabel?.Text;
    public override Label? TitleLabel => View.LabelOf(Event.Title);
    public override string? Description => View.LabelOf(Event.Summary)?.Text ?? View.SiteDescription;
    public override IEnumerable<Page> FeedPages => [new ChronologyPage(View, null, Site.Chronology)];
    public override PublicationDate? LastModified => Site.LastChangeOf(Event);
    public override string Origin => Event.Location.Path;

    public override Card? OwnCard => Card.Of(
        "event", View, view => new(view.SiteTitle, EventEntry.TitleOf(Event, view)), DateFormatter.Full(Event.Date, Language));

    public override IEnumerable<Crumb> Crumbs =>
        [CrumbTo(TextKey.Chronology, Permalinks.Chronology(Language)), CrumbTo(null, Event.Date.Start.Year)];

    public override ImmutableArray<SwitchTarget> Switch =>
        LanguageSwitch.Everywhere(Site, Language, language => Permalinks.Event(language, Event));

    public override void Describe(GraphWriter graph) => EventNode.Write(Event, View, graph);

    private static IEnumerable<EventPage> PagesOf(View view)
    {
        var entries = view.Site.Chronology.Entries;
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index].Event is { } entry)
                yield return new(view, entry, entries.ElementAtOrDefault(index - 1), entries.ElementAtOrDefault(index + 1));
        }
    }
}
