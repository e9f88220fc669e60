using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Cards;
using Digest.Pages.Feeds;
using Digest.Pages.StructuredData;
using Digest.SiteModel;
using Digest.Templates;

namespace Digest.Pages;

/// <summary>A page of the site: its address, its counterparts in other languages, and what its template reads.</summary>
/// <param name="View">The view of the page's own language.</param>
internal abstract record Page(PageKind PageKind, View View) : TemplateModel, ITemplateModel
{
    public ModelType ModelType => PageKind.Model;
    public string Layout => PageKind.Layout;
    public Site Site => View.Site;
    public Language Language => View.Language;

    /// <summary>See <see cref="Permalinks"/>. Computed at each read, because the preview of a large site reads few.</summary>
    public abstract string Address { get; }

    public virtual string OutputPath => Permalinks.OutputPath(Address);

    /// <summary>The title without the name of the site; null if the name alone is the title.</summary>
    public abstract string? Title { get; }

    /// <summary>The title in the language in which it is written.</summary>
    public virtual Label? TitleLabel => Title is { } title ? new(title, Language) : null;

    public virtual string? Description => null;

    /// <summary>
    /// The links of the language switch, one for each language of the site. Computed at each read: a page is kept as long as its site, and
    /// the addresses take more memory than the page.
    /// </summary>
    public abstract ImmutableArray<SwitchTarget> Switch { get; }

    /// <summary>The breadcrumb, without the page itself.</summary>
    public virtual IEnumerable<Crumb> Crumbs => [];

    /// <summary>The address of the item of the menu that the page belongs to, or one below it.</summary>
    public virtual string MenuAddress => Address;

    /// <summary>Whether the page has no masthead and no footer: it serves all editions at once, or only redirects.</summary>
    public virtual bool IsBare => false;

    /// <summary>Whether search engines and the sitemap list the page.</summary>
    public bool IsIndexed => MayBeIndexed && Site.IsIndexed;

    /// <summary>
    /// The address that search engines list. A page that they must not list still names itself: a canonical address elsewhere would
    /// contradict <c>noindex</c>.
    /// </summary>
    public string Canonical => RedirectsTo ?? Address;

    /// <summary>When it last changed, for the sitemap: the last change of what it shows. Null if that has no date.</summary>
    public virtual PublicationDate? LastModified => null;

    /// <summary>The address that the page redirects to; null for all pages but redirects.</summary>
    public virtual string? RedirectsTo => null;

    /// <summary>The picture at its head.</summary>
    public virtual Picture? Image => null;

    /// <summary>The card that networks show with a link to it; null for that of its edition.</summary>
    public virtual Card? OwnCard => null;

    /// <summary>The feed of the page; null if it has none of its own.</summary>
    public virtual Feed? Feed => null;

    /// <summary>The address below which its feed is. It stays when a site gets its second language.</summary>
    public virtual string FeedFolder => Address;

    /// <summary>The pages whose feeds, where they have one, this page announces to browsers and feed readers.</summary>
    public virtual IEnumerable<Page> FeedPages => Feed is not null ? [this] : IsBare ? [] : [new FrontPage(View)];

    /// <summary>The events of the page as data; null if it has none of its own.</summary>
    public virtual EventList? EventList => null;

    /// <summary>The folder of the text whose body the page shows; null if it shows none.</summary>
    public virtual string? TextFolder => null;

    /// <summary>The path of the page's source, or its layout.</summary>
    public virtual string Origin => Layout;

    /// <summary>The page itself and its translations, for <c>hreflang</c>; empty if there are no translations.</summary>
    public virtual ImmutableArray<SwitchTarget> Alternates
    {
        get
        {
            var targets = Switch;
            return targets.Any(target => target.Relation == Relation.Translation) && targets.Any(target => target.Relation == Relation.Same)
                ? [.. targets.Where(target => target.Relation is Relation.Same or Relation.Translation)] : [];
        }
    }

    /// <summary>The alternate for readers of all other languages (<c>x-default</c>).</summary>
    public virtual string? DefaultAlternate => null;

    /// <summary>Writes what the page is about for programs, in the words of schema.org: only what readers see.</summary>
    public virtual void Describe(GraphWriter graph) { }

    /// <summary>Whether pages of this kind are listed on a site that search engines may list.</summary>
    protected virtual bool MayBeIndexed => true;

    /// <summary>The last change of articles.</summary>
    protected PublicationDate? LastChangeOf(IEnumerable<Article> articles) =>
        PublicationDate.Latest(articles.Select(article => article.LastChange(Site.Settings.TimeZone)), Site.Settings.TimeZone);

    /// <summary>The last change of articles and events.</summary>
    protected PublicationDate? LastChangeOf(IEnumerable<Article> articles, IEnumerable<Event> events) =>
        PublicationDate.Latest([LastChangeOf(articles), .. events.Select(Site.LastChangeOf)], Site.Settings.TimeZone);

    protected Crumb CrumbTo(TextKey key, string address) => new(new(key.In(Language), Language), address);
    protected Crumb CrumbTo(Topic topic) => new(View.LabelOf(topic.Name)!.Value, Permalinks.Topic(Language, topic));

    /// <summary>A step to a year of the chronology, or of a topic's chronology.</summary>
    protected Crumb CrumbTo(Topic? topic, int year) =>
        new(new(Language.Digits.Plain(year), Language), Permalinks.ChronologyYear(Language, topic, year));
}
