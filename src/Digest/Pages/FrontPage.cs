using Digest.Content;
using Digest.Languages.Dates;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>The first page of an edition: its newest articles and the latest events.</summary>
internal sealed record FrontPage(View View) : Page(Kind, View)
{
    /// <summary>One leads, two follow with their description, three with their title.</summary>
    private const int ArticlesShown = 6;

    private const int EventsShown = 6;

    public static readonly PageKind Kind = PageKind.InEachLanguage<FrontPage>(
        "front",
        view => [new(view)],
        content => AddressClaim.InEachLanguage(content, language => Permalinks.Front(content.Languages, language), "the front page"),
        model => model
            .One("lead", page => page.Newest.FirstOrDefault())
            .Many("articles", page => page.Newest.Skip(1))
            .Many("latest_events", page => page.LatestEntries.Select(entry => new EntryModel(entry, page.View))));

    public override string Address => View.FrontAddress;
    public override string? Title => null;
    public override string? Description => View.SiteDescription;
    public override Card? OwnCard => Card.OfEdition(View);
    public override string FeedFolder => Permalinks.Edition(Language);
    public override Feed? Feed => Feed.Of(this, "edition", View.SiteTitle, View.Edition.Articles);
    public override string? DefaultAlternate => Alternates.IsEmpty ? null : Permalinks.Root;

    public override PublicationDate? LastModified => LastChangeOf(
        View.Edition.Articles.Take(ArticlesShown).Concat(LatestEntries.SelectMany(entry => entry.Story?.Articles ?? [])),
        LatestEntries.Select(entry => entry.Event).OfType<Event>());

    private IEnumerable<ArticleModel> Newest =>
        View.Edition.Articles.Take(ArticlesShown).Select(article => new ArticleModel(article, View));

    private IEnumerable<ChronologyEntry> LatestEntries => Site.Chronology.Entries.TakeLast(EventsShown).Reverse();

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.ToFrontPages(Site, Language);
    public override void Describe(GraphWriter graph) => SiteNode.WriteEdition(View, graph);
}
