using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.Pages.Models;
using Digest.Pages.StructuredData;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>A page of a topic's articles, newest first.</summary>
internal sealed record TopicPage(View View, Topic Topic, int Number) : NumberedPage(Kind, View, Number)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<TopicPage>("topic", PagesOf, ClaimsOf, model => AddNumbers(model
        .One("topic", page => new TopicModel(page.Topic, page.View))
        .Many("articles", page => page.Articles.Select(article => new ArticleModel(article, page.View)))));

    public override string? Description => View.LabelOf(Topic.Description)?.Text ?? View.SiteDescription;
    public override Card? OwnCard =>
        Card.Of("topic", View, view => new(view.SiteTitle, view.LabelOf(Topic.Name)!.Value, view.LabelOf(Topic.Description)));

    public override IEnumerable<Crumb> Crumbs => [CrumbTo(TextKey.Topics, Permalinks.Topics(Language))];

    public override Feed? Feed =>
        Number == 1 ? Feed.Of(this, $"topic/{Topic.Id}", View.LabelOf(Topic.Name)!.Value, View.Edition.About(Topic)) : null;

    public override PublicationDate? LastModified => LastChangeOf(Articles);
    public override IEnumerable<Page> FeedPages => [this with { Number = 1 }];
    protected override string? Name => View.LabelOf(Topic.Name)?.Text;
    protected override int PageCount => CountOf(Topic, Language, Site);

    private IEnumerable<Article> Articles => Shown(View.Edition.About(Topic), Site.Settings.PageSize);

    /// <summary>How many pages a topic has in a language; 0 if that edition has no articles about it.</summary>
    public static int CountOf(Topic topic, Language language, Site site) =>
        PagesFor(site.EditionIn(language).About(topic).Length, site.Settings.PageSize);

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.Of(Topic, Number, Language, Site);
    public override void Describe(GraphWriter graph) => TopicNode.Write(Topic, View, graph);
    protected override string AddressOf(int number) => Permalinks.Topic(Language, Topic, number);

    private static IEnumerable<TopicPage> PagesOf(View view) =>
        from topic in view.Site.Topics
        from number in Enumerable.Range(1, CountOf(topic, view.Language, view.Site))
        select new TopicPage(view, topic, number);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        from language in content.Languages
        from topic in content.Registries.Topics.Values.OrderBy(topic => topic.Location)
        select new AddressClaim(
            Permalinks.Topic(language, topic), $"the topic '{topic.Id}'", topic.Location, "Give one of the two topics another 'slug'.");
}
