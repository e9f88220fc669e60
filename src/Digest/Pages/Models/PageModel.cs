using Digest.Content;
using Digest.Languages;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>What the head, the masthead and the footer of every page read.</summary>
internal sealed record PageModel(Page Page) : TemplateModel, ITemplateModel<PageModel>
{
    public static ModelType<PageModel> Type { get; } = new ModelType<PageModel>("page")
        .Text("layout", model => model.Page.Layout)
        .Text("title", model => model.Page.View.PlainText(model.Page.Title))
        .Text("description", model => model.Page.View.PlainText(model.Page.Description))
        .Text("url", model => model.Page.View.Href(model.Page.Address))
        .Text("canonical", model => Permalinks.Absolute(model.Page.Canonical, model.Page.Site.Settings))
        .Text("permalink", model => Permalinks.Readable(model.Page.Canonical, model.Page.Site.Settings))
        .Text("redirects_to", model => model.Page.RedirectsTo is { } address ? model.Page.View.Href(address) : null)
        .Flag("is_indexed", model => model.Page.IsIndexed)
        .Flag("is_bare", model => model.Page.IsBare)
        .One("share_image", model => ShareImage.Of(model.Page) is { } image ? new ShareImageModel(image, model.Page.View) : null)
        .Text("published", model => model.Article?.Published.Iso)
        .Text("updated", model => model.Article?.LaterChange(model.Page.Site.Settings.TimeZone)?.Iso)
        .Texts("topics", model => [.. model.Topics()])
        .Texts("other_locales", model => [.. model.OtherLocales()])
        .Many("alternates", model => model.Alternates())
        .Many("feeds", model => model.Page.FeedPages.Select(page => page.Feed).OfType<Feed>().SelectMany(FeedLinkModel.Of))
        .Many("switch", model => model.Page.Switch.Select(target => new SwitchModel(target, model.Page.View)))
        .Many("menu", model => model.Menu())
        .Many("crumbs", model => model.Page.Crumbs.Select(crumb => LinkModel.Of(crumb, model.Page.View)));

    private Article? Article => (Page as ArticlePage)?.Article;

    private IEnumerable<string> Topics() =>
        Article?.Topics.Select(topic => Page.View.LabelOf(Page.Site.TopicWith(topic.Id).Name)!.Value.Text) ?? [];

    private IEnumerable<string> OtherLocales() =>
        Page.Alternates.Where(target => !target.Language.Equals(Page.Language)).Select(target => target.Language.OgLocale);

    private IEnumerable<AlternateModel> Alternates()
    {
        foreach (var target in Page.Alternates)
            yield return new(target.Language.Code, AlternateUrl(target.Address));
        if (Page.DefaultAlternate is { } address)
            yield return new("x-default", AlternateUrl(address));
    }

    private string AlternateUrl(string address) => Permalinks.Absolute(address, Page.Site.Settings) ?? Page.View.Href(address);

    private IEnumerable<LinkModel> Menu()
    {
        yield return MenuItem(Html.Escape(TextKey.Topics.In(Page.Language)), Permalinks.Topics(Page.Language));
        yield return MenuItem(Html.Escape(TextKey.Chronology.In(Page.Language)), Permalinks.Chronology(Page.Language));
        if (NamesPage.CountOf(Page.Language, Page.Site) > 0)
            yield return MenuItem(Html.Escape(TextKey.Names.In(Page.Language)), Permalinks.Names(Page.Language));
        foreach (var text in Page.View.Edition.StandingPages.Where(text => text.IsInMenu))
            yield return MenuItem(Page.View.Headline(text.Title), Permalinks.Standing(text));
    }

    private LinkModel MenuItem(Html title, string address) => new(
        title,
        Page.View.Href(address),
        Page.Address == address ? "page" : Page.MenuAddress.StartsWith(address, StringComparison.Ordinal) ? "true" : null);
}
