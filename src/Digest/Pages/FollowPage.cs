using Digest.Content;
using Digest.Languages;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The page that explains what a feed and a calendar are, and lists those of the edition.</summary>
internal sealed record FollowPage(View View) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<FollowPage>(
        "follow", view => [new(view)], ClaimsOf, model => model
            .Many("feeds", page => page.Feeds().Select(feed => new FeedModel(feed)))
            .Text("names_url", page => NamesPage.CountOf(page.Language, page.Site) > 0
                ? page.View.Href(Permalinks.Names(page.Language)) : null)
            .Many("calendars", page => page.Chronologies()
                .Select(chronology => chronology.EventList)
                .OfType<EventList>()
                .Where(list => list.Formats.Contains(ChronologyFormat.Calendar))
                .Select(list => new EventListModel(list))));

    public override string Address => Permalinks.Follow(Language);
    public override string? Title => TextKey.Follow.In(Language);
    public override string? Description => TextKey.FeedIntroduction.In(Language);

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Everywhere(Site, Language, Permalinks.Follow);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        AddressClaim.InEachLanguage(content, Permalinks.Follow, "the page about feeds");

    /// <summary>The feeds of the edition, of its chronology and of its topics.</summary>
    private IEnumerable<Feed> Feeds() =>
    [
        new FrontPage(View).Feed!,
        new ChronologyPage(View, null, Site.Chronology).Feed!,
        .. from topic in Site.Topics
           where !View.Edition.About(topic).IsEmpty
           select new TopicPage(View, topic, 1).Feed,
    ];

    /// <summary>The chronology of the edition, and those of its topics.</summary>
    private IEnumerable<ChronologyPage> Chronologies() =>
    [
        new(View, null, Site.Chronology),
        .. from topic in Site.Topics
           where !View.Edition.About(topic).IsEmpty
           select new ChronologyPage(View, topic, Site.ChronologyOf(topic)),
    ];
}
