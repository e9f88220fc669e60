using System.Collections.Immutable;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;
using Digest.Templates;

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
        .One("page", page => new PageModel(page), () => PageModel.Type)
        .One("site", page => new LocalizedSiteModel(page.View), () => LocalizedSiteModel.Type)
        .One("language", page => new LanguageModel(page.View.Language), () => LanguageModel.Type);

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
    public virtual IEnumerable<LinkModel> Crumbs => [];

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

    protected LinkModel Crumb(TextKey key, string address) => new(Html.Escape(key.In(Language)), View.Href(address));
}
