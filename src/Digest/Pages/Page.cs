using System.Collections.Immutable;
using Digest.Configuration;
using Digest.Model;
using Digest.Pages.Parts;
using Digest.Templates;
using Digest.Text;

namespace Digest.Pages;

/// <summary>
/// One page of the site: where it is, how it belongs to the pages of the other editions, and what its template may read. A kind of page is one class
/// here, one layout in the theme, and its lines in Routes.cs: its address, and its place among the pages.
/// </summary>
/// <param name="view">The site as the page's readers see it; its language is the page's.</param>
internal abstract class Page(View view) : ITemplateModel
{
    /// <summary>What every kind of page gives its template; each kind adds its own.</summary>
    public static readonly ModelType Basis = new ModelType<Page>("every page")
        .One("page", page => new PagePart(page), () => PagePart.Type)
        .One("site", page => new SitePart(page.View), () => SitePart.Type)
        .One("language", page => new LanguagePart(page.View.Language), () => LanguagePart.Type);

    private ImmutableArray<SwitchTarget> _switch;

    public View View { get; } = view;

    /// <summary>See <see cref="Permalinks"/>. Made when it is asked for: of a large site, the preview asks few pages.</summary>
    public abstract string Address { get; }

    /// <summary>Where its bytes are published.</summary>
    public virtual string OutputPath => Permalinks.OutputPath(Address);

    public Site Site => View.Site;
    public Language Language => View.Language;

    /// <summary>The layout's name in the theme, and the page's kind in messages.</summary>
    public abstract string Layout { get; }

    /// <summary>What stands in the title bar, before the name of the site; null for the name alone.</summary>
    public abstract string? Title { get; }

    public virtual string? Description => null;

    /// <summary>Where the language switch leads, one a language of the site. Proved when the pages are routed, kept when the page is rendered.</summary>
    public ImmutableArray<SwitchTarget> Switch => _switch.IsDefault ? _switch = ResolveSwitch() : _switch;

    /// <summary>The way down to this page, without the page itself.</summary>
    public virtual IEnumerable<LinkPart> Crumbs => [];

    /// <summary>It serves all editions at once, or nobody for long, and so has no masthead or footer.</summary>
    public virtual bool IsBare => false;

    /// <summary>Search engines should list it, and the sitemap names it.</summary>
    public virtual bool IsIndexed => true;

    /// <summary>The address that search engines list for what it shows. A page that they are not to list has its own as well: naming another would ask them to list it after all.</summary>
    public string Canonical => RedirectsTo ?? Address;

    /// <summary>When what it shows last changed, for the sitemap; null when nobody can say.</summary>
    public virtual string? LastModified => null;

    /// <summary>Where browsers are sent on; null for all pages but redirects.</summary>
    public virtual string? RedirectsTo => null;

    /// <summary>The file that it is made from, or its kind.</summary>
    public virtual string Origin => Layout;

    public abstract ModelType ModelType { get; }

    /// <summary>The page itself and its equivalents in other languages; empty when there is none other.</summary>
    public virtual ImmutableArray<SwitchTarget> Alternates =>
        Switch.Any(target => target.Relation == Relation.Translation) && Switch.Any(target => target.Relation == Relation.Same)
            ? [.. Switch.Where(target => target.Relation is Relation.Same or Relation.Translation)]
            : [];

    /// <summary>The page for readers of no particular language; only the front pages have one.</summary>
    public virtual string? DefaultAlternate => null;

    /// <summary>What <see cref="Switch"/> keeps. Of a large site most pages are proved and never rendered, so the proof keeps nothing.</summary>
    public abstract ImmutableArray<SwitchTarget> ResolveSwitch();

    protected LinkPart Crumb(TextKeys key, string address) => new(Html.Escape(key.In(Language)), View.Href(address));
}

/// <summary>What the document around every page reads.</summary>
internal sealed class PagePart(Page page) : ITemplateModel
{
    public static readonly ModelType<PagePart> Type = new ModelType<PagePart>("page")
        .Text("layout", part => part._page.Layout)
        .Text("title", part => part._page.Title)
        .Text("description", part => part._page.Description)
        .Text("url", part => part._page.View.Href(part._page.Address))
        .Text("canonical", part => Permalinks.Absolute(part._page.Canonical, part._page.Site.Settings))
        .Text("redirects_to", part => part._page.RedirectsTo is { } address ? part._page.View.Href(address) : null)
        .Flag("is_indexed", part => part._page.IsIndexed)
        .Flag("is_bare", part => part._page.IsBare)
        .Many("alternates", part => [.. part.Alternates()], () => AlternatePart.Type)
        .Many("switch", part => [.. part._page.Switch.Select(target => new SwitchPart(target, part._page.View))], () => SwitchPart.Type)
        .Many("menu", part => [.. part.Menu()], () => LinkPart.Type)
        .Many("crumbs", part => [.. part._page.Crumbs], () => LinkPart.Type);

    private readonly Page _page = page;

    public ModelType ModelType => Type;

    private IEnumerable<AlternatePart> Alternates()
    {
        foreach (var target in _page.Alternates)
            yield return new(target.Language.Code, AlternateUrl(target.Address));
        if (_page.DefaultAlternate is { } address)
            yield return new("x-default", AlternateUrl(address));
    }

    private string AlternateUrl(string address) => Permalinks.Absolute(address, _page.Site.Settings) ?? _page.View.Href(address);

    private IEnumerable<LinkPart> Menu()
    {
        var language = _page.Language;
        yield return MenuItem(TextKeys.Topics, Permalinks.Topics(language));
        yield return MenuItem(TextKeys.Chronology, Permalinks.Chronology(language));
        foreach (var text in _page.Site.EditionIn(language).StandingPages)
            yield return MenuItem(_page.View.Prose(text.Title), Permalinks.Standing(text));
    }

    private LinkPart MenuItem(TextKeys key, string address) => MenuItem(Html.Escape(key.In(_page.Language)), address);

    private LinkPart MenuItem(Html title, string address) => new(
        title,
        _page.View.Href(address),
        _page.Address == address ? "page" : _page.Address.StartsWith(address, StringComparison.Ordinal) ? "true" : null);
}

/// <summary>An address of the same page for other readers, for <c>link[hreflang]</c>.</summary>
internal sealed class AlternatePart(string code, string url) : ITemplateModel
{
    public static readonly ModelType<AlternatePart> Type = new ModelType<AlternatePart>("alternate")
        .Text("code", part => part._code)
        .Text("url", part => part._url);

    private readonly string _code = code;
    private readonly string _url = url;

    public ModelType ModelType => Type;
}

/// <summary>A language of the switch.</summary>
internal sealed class SwitchPart(SwitchTarget target, View view) : ITemplateModel
{
    public static readonly ModelType<SwitchPart> Type = new ModelType<SwitchPart>("switch")
        .One("language", part => new LanguagePart(part._target.Language), () => LanguagePart.Type)
        .Text("url", part => part._view.Href(part._target.Address))
        .Text("relation", part => part._target.Relation.ToString().ToLowerInvariant());

    private readonly SwitchTarget _target = target;
    private readonly View _view = view;

    public ModelType ModelType => Type;
}

/// <summary>The site, in the language of the page.</summary>
internal sealed class SitePart(View view) : ITemplateModel
{
    private const string NameOfNone = "Digest";

    public static readonly ModelType<SitePart> Type = new ModelType<SitePart>("site")
        .Markup("name", part => part._view.Marked(part.TitleLabel))
        .Text("title", part => part.TitleLabel.Text)
        .Markup("description", part => part._view.Marked(part._view.Site.Settings.SiteDescription))
        .Text("description_text", part => part._view.LabelOf(part._view.Site.Settings.SiteDescription)?.Text)
        .Markup("author", part => part._view.Marked(part._view.Site.Settings.Author))
        .Markup("copyright", part => part._view.Marked(part._view.Site.Settings.Copyright))
        .Text("url", part => part._view.Href(Permalinks.Front(part._view.Language)))
        .Text("chooser_url", part => part._view.Href(Permalinks.Chooser))
        .Text("topics_url", part => part._view.Href(Permalinks.Topics(part._view.Language)))
        .Text("chronology_url", part => part._view.Href(Permalinks.Chronology(part._view.Language)))
        .One("updated", part => part._view.Site.EditionIn(part._view.Language).Articles is [var newest, ..] ? DatePart.Of(newest.Published, part._view.Language) : null, () => DatePart.Type)
        .Many("topics", part => [.. part.Topics()], () => TopicPart.Type)
        .Many("editions", part => [.. part._view.Site.Languages.Select(language => new EditionPart(part._view.In(language)))], () => EditionPart.Type)
        .Many("other_editions", part => [.. part._view.Site.Editions.Where(edition => !edition.Language.Equals(part._view.Language) && !edition.Articles.IsEmpty).Select(edition => new EditionPart(part._view.In(edition.Language)))], () => EditionPart.Type);

    private readonly View _view = view;

    public ModelType ModelType => Type;

    private Label TitleLabel => _view.LabelOf(_view.Site.Settings.SiteTitle) ?? new(NameOfNone, _view.Language);

    /// <summary>The topics that this edition has articles of, in the order of their file.</summary>
    private IEnumerable<TopicPart> Topics() =>
        _view.Site.Topics.Where(topic => TopicPage.CountOf(topic, _view.Language, _view.Site) > 0).Select(topic => new TopicPart(topic, _view));
}

/// <summary>An edition, as pages of all languages show it: in its own.</summary>
internal sealed class EditionPart(View view) : ITemplateModel
{
    private const int LatestShown = 4;

    public static readonly ModelType<EditionPart> Type = new ModelType<EditionPart>("edition")
        .One("language", part => new LanguagePart(part._view.Language), () => LanguagePart.Type)
        .One("site", part => new SitePart(part._view), () => SitePart.Type)
        .Text("url", part => part._view.Href(Permalinks.Front(part._view.Language)))
        .Number("count", part => part._view.Site.EditionIn(part._view.Language).Articles.Length)
        .Many("latest", part => [.. part._view.Site.EditionIn(part._view.Language).Articles.Take(LatestShown).Select(article => new ArticlePart(article, part._view))], () => ArticlePart.Type);

    private readonly View _view = view;

    public ModelType ModelType => Type;
}
