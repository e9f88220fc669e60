using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>A page of a topic's articles, newest first.</summary>
/// <param name="Number">The number of the page, from 1.</param>
internal sealed record TopicPage(View View, Topic Topic, int Number) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<TopicPage>("topic", PagesOf, ClaimsOf, model => model
        .One("topic", page => new TopicModel(page.Topic, page.View))
        .Many("articles", page => page.Shown.Select(article => new ArticleModel(article, page.View)))
        .Number("number", page => page.Number)
        .Number("page_count", page => page.PageCount)
        .Text("previous_url", page => page.Number > 1 ? page.UrlOf(page.Number - 1) : null)
        .Text("next_url", page => page.Number < page.PageCount ? page.UrlOf(page.Number + 1) : null)
        .Many("pages", page => Enumerable.Range(1, page.PageCount).Select(page.LinkTo)));

    public override string Address => Permalinks.Topic(Language, Topic, Number);
    public override string? Title => View.LabelOf(Topic.Name)?.Text + (Number == 1 ? "" : $" – {NumberedPage}");
    public override string? Description => View.LabelOf(Topic.Description)?.Text ?? View.SiteDescription;
    public override IEnumerable<LinkModel> Crumbs => [Crumb(TextKey.Topics, Permalinks.Topics(Language))];
    private string NumberedPage => TextKey.PageNumber.In(Language, ("number", Language.Digits.Plain(Number)));
    private int PageCount => CountOf(Topic, Language, Site);
    private IEnumerable<Article> Shown =>
        View.Edition.About(Topic).Skip((Number - 1) * Site.Settings.PageSize).Take(Site.Settings.PageSize);

    /// <summary>How many pages a topic has in a language; 0 if that edition has no articles about it.</summary>
    public static int CountOf(Topic topic, Language language, Site site) =>
        (site.EditionIn(language).About(topic).Length + site.Settings.PageSize - 1) / site.Settings.PageSize;

    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Of(Topic, Number, Language, Site);

    private static IEnumerable<TopicPage> PagesOf(View view) =>
        from topic in view.Site.Topics
        from number in Enumerable.Range(1, CountOf(topic, view.Language, view.Site))
        select new TopicPage(view, topic, number);

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        from language in content.Languages
        from topic in content.Registries.Topics.Values.OrderBy(topic => topic.Location)
        select new AddressClaim(
            Permalinks.Topic(language, topic), $"the topic '{topic.Id}'", topic.Location, "Give one of the two topics another 'slug'.");

    private string UrlOf(int number) => View.Href(Permalinks.Topic(Language, Topic, number));

    private LinkModel LinkTo(int number) =>
        new(Html.Escape(Language.Digits.Plain(number)), UrlOf(number), number == Number ? "page" : null);
}
