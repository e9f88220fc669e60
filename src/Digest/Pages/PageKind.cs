using Digest.Content;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>
/// A kind of page. Its page class declares it, and <see cref="All"/> lists it; the routes, the check of addresses, the theme and the
/// documentation derive from that.
/// </summary>
/// <param name="Layout">The layout's name in the theme, and the kind's name in messages.</param>
/// <param name="Model">The members that the layout reads.</param>
/// <param name="Pages">Creates the pages of a site.</param>
/// <param name="Claims">The addresses of its pages, from the parsed content alone: with those of articles that are held back.</param>
internal sealed record PageKind(
    string Layout, ModelType Model, Func<Site, IEnumerable<Page>> Pages, Func<ParsedContent, IEnumerable<AddressClaim>> Claims)
{
    /// <summary>
    /// Whether its pages have the styles of every page. A redirect is seen for a moment only, and there is one for each article.
    /// </summary>
    public bool HasSharedStyles { get; init; } = true;

    /// <summary>The layout whose styles apply besides its own: that of the kind from which this one differs only in its layout.</summary>
    public string BaseLayout { get; init; } = Layout;

    /// <summary>All kinds. The address of an earlier kind takes precedence over the same address of a later one.</summary>
    public static ImmutableArray<PageKind> All =>
    [
        ChooserPage.Kind,
        NotFoundPage.Kind,
        FrontPage.Kind,
        TopicsPage.Kind,
        ChronologyPage.Kind,
        EventPage.Kind,
        ArticlePage.Kind,
        FacingPage.Kind,
        FollowPage.Kind,
        SearchPage.Kind,
        HeadlinesPage.Kind,
        StandingPage.Kind,
        TopicPage.Kind,
        NamesPage.Kind,
        EntityPage.Kind,
        RedirectPage.Kind,
    ];

    /// <summary>A kind of which every language has pages of its own.</summary>
    public static PageKind InEachLanguage<TPage>(
        string layout, Func<View, IEnumerable<TPage>> pages, Func<ParsedContent, IEnumerable<AddressClaim>> claims,
        Action<ModelType<TPage>>? addMembers = null)
        where TPage : Page =>
        new(layout, ModelOf(layout, addMembers), site => site.Languages.SelectMany(language => pages(new View(site, language))), claims);

    /// <summary>A kind with one page for all languages; its own language is the default language.</summary>
    /// <param name="minimumLanguages">A site with fewer languages does not have the page.</param>
    public static PageKind Shared<TPage>(string layout, Func<View, TPage> page, AddressClaim claim, int minimumLanguages = 1)
        where TPage : Page => new(
        layout,
        ModelOf<TPage>(layout),
        site => site.Languages.Length < minimumLanguages ? [] : [page(new View(site, site.DefaultLanguage))],
        content => content.Languages.Length < minimumLanguages ? [] : [claim]);

    /// <summary>The members that all pages have, and those that <paramref name="addMembers"/> adds.</summary>
    public static ModelType<TPage> ModelOf<TPage>(string layout, Action<ModelType<TPage>>? addMembers = null)
        where TPage : Page
    {
        var model = new ModelType<TPage>($"{layout} page")
            .One("page", page => new PageModel(page))
            .One("site", page => new LocalizedSiteModel(page.View))
            .One("language", page => new LanguageModel(page.Language))
            .Fields("data", "data", page => new OwnFieldsModel(page.Site.Data, page.View));
        addMembers?.Invoke(model);
        return model;
    }
}
