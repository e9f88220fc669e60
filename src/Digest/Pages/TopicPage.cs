using System.Collections.Immutable;
using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>The articles of a topic, newest first, so many a page.</summary>
internal sealed class TopicPage(View view, Topic topic, int number) : Page(view)
{
    public static readonly ModelType Type = new ModelType<TopicPage>("topic page", Basis)
        .One("topic", page => new TopicModel(page._topic, page.View), () => TopicModel.Type)
        .Many("articles", page => [.. page.Shown.Select(article => new ArticleModel(article, page.View))], () => ArticleModel.Type)
        .Number("number", page => page._number)
        .Number("page_count", page => page.PageCount)
        .Text("previous_url", page => page._number > 1 ? page.UrlOf(page._number - 1) : null)
        .Text("next_url", page => page._number < page.PageCount ? page.UrlOf(page._number + 1) : null)
        .Many("pages", page => [.. Enumerable.Range(1, page.PageCount).Select(page.LinkTo)], () => LinkModel.Type);

    private readonly Topic _topic = topic;
    private readonly int _number = number;

    public override string Address => Permalinks.Topic(Language, _topic, _number);
    public override string Layout => "topic";
    public override string? Title => View.LabelOf(_topic.Name)?.Text + (_number == 1 ? "" : $" – {TextKey.PageNumber.In(Language, ("number", Language.Digits.Plain(_number)))}");
    public override string? Description => (View.LabelOf(_topic.Description) ?? View.LabelOf(Site.Settings.SiteDescription))?.Text;
    public override ImmutableArray<SwitchTarget> ResolveSwitch() => LanguageSwitch.Of(_topic, _number, Language, Site);
    public override IEnumerable<LinkModel> Crumbs => [Crumb(TextKey.Topics, Permalinks.Topics(Language))];
    public override ModelType ModelType => Type;

    private int PageCount => CountOf(_topic, Language, Site);
    private IEnumerable<Article> Shown => Site.EditionIn(Language).About(_topic).Skip((_number - 1) * Site.Settings.PageSize).Take(Site.Settings.PageSize);

    /// <summary>How many pages a topic has in a language: none where no article of that edition is about it.</summary>
    public static int CountOf(Topic topic, Language language, Site site) =>
        (site.EditionIn(language).About(topic).Length + site.Settings.PageSize - 1) / site.Settings.PageSize;

    public static IEnumerable<Page> Of(View view) => view.Site.Topics.SelectMany(topic => Enumerable.Range(1, CountOf(topic, view.Language, view.Site)).Select(number => new TopicPage(view, topic, number)));

    private string UrlOf(int number) => View.Href(Permalinks.Topic(Language, _topic, number));

    private LinkModel LinkTo(int number) => new(Html.Escape(Language.Digits.Plain(number)), UrlOf(number), number == _number ? "page" : null);
}
