using Digest.Languages;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>What the document around every page reads.</summary>
internal sealed class PageModel(Page page) : ITemplateModel
{
    public static readonly ModelType<PageModel> Type = new ModelType<PageModel>("page")
        .Text("layout", part => part._page.Layout)
        .Text("title", part => part._page.Title)
        .Text("description", part => part._page.Description)
        .Text("url", part => part._page.View.Href(part._page.Address))
        .Text("canonical", part => Permalinks.Absolute(part._page.Canonical, part._page.Site.Settings))
        .Text("redirects_to", part => part._page.RedirectsTo is { } address ? part._page.View.Href(address) : null)
        .Flag("is_indexed", part => part._page.IsIndexed)
        .Flag("is_bare", part => part._page.IsBare)
        .Many("alternates", part => [.. part.Alternates()], () => AlternateModel.Type)
        .Many("switch", part => [.. part._page.Switch.Select(target => new SwitchModel(target, part._page.View))], () => SwitchModel.Type)
        .Many("menu", part => [.. part.Menu()], () => LinkModel.Type)
        .Many("crumbs", part => [.. part._page.Crumbs], () => LinkModel.Type);

    private readonly Page _page = page;

    public ModelType ModelType => Type;

    private IEnumerable<AlternateModel> Alternates()
    {
        foreach (var target in _page.Alternates)
            yield return new(target.Language.Code, AlternateUrl(target.Address));
        if (_page.DefaultAlternate is { } address)
            yield return new("x-default", AlternateUrl(address));
    }

    private string AlternateUrl(string address) => Permalinks.Absolute(address, _page.Site.Settings) ?? _page.View.Href(address);

    private IEnumerable<LinkModel> Menu()
    {
        var language = _page.Language;
        yield return MenuItem(TextKey.Topics, Permalinks.Topics(language));
        yield return MenuItem(TextKey.Chronology, Permalinks.Chronology(language));
        foreach (var text in _page.Site.EditionIn(language).StandingPages)
            yield return MenuItem(_page.View.Text(text.Title), Permalinks.Standing(text));
    }

    private LinkModel MenuItem(TextKey key, string address) => MenuItem(Html.Escape(key.In(_page.Language)), address);

    private LinkModel MenuItem(Html title, string address) => new(
        title,
        _page.View.Href(address),
        _page.Address == address ? "page" : _page.Address.StartsWith(address, StringComparison.Ordinal) ? "true" : null);
}
