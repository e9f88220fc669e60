using Digest.Content;
using Digest.Pages.Cards;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Pages;

/// <summary>
/// A redirect from an old or a short address, or from the part of an address that ends at a year or a month. Networks that do not follow
/// it show the title, description and picture of the page that it leads to.
/// </summary>
/// <param name="Place">The location of the old address in its source; a file named "redirect" if the site itself adds the redirect.</param>
internal sealed record RedirectPage(View View, string From, Page To, SourceLocation Place) : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<RedirectPage>(
        "redirect",
        view =>
        [
            .. FromShort(view), .. FromOldAddresses(view), .. FromExpired(view),
            .. ToFront(view), .. ToChronology(view), .. ToNames(view),
        ],
        ClaimsOf) with { HasSharedStyles = false };

    private const string ShortAdvice = "Rename the folder of the story that is not published yet: few names give the same address.";

    private static readonly SourceLocation s_ownPlace = SourceLocation.OfFile("redirect");

    public override string Address => From;
    public override string? Title => To.Title;
    public override string? Description => To.Description;
    public override Picture? Image => To.Image;
    public override Card? OwnCard => To.OwnCard;
    protected override bool MayBeIndexed => false;
    public override bool IsBare => true;
    public override string? RedirectsTo => To.Address;
    public override string Origin => Place.Path;

    /// <summary>The language switch of the target page, in which the target itself is a link like the others.</summary>
    public override ImmutableArray<SwitchTarget> Switch =>
    [
        .. To.Switch
            .Select(target => target.Relation == Relation.Same ? target with { Relation = Relation.Translation } : target),
    ];

    /// <summary>Redirects from the short addresses of articles.</summary>
    private static IEnumerable<RedirectPage> FromShort(View view) => view.Edition.Articles.Select(article =>
        new RedirectPage(view, Permalinks.Short(article), new ArticlePage(view, article), article.Location));

    /// <summary>Redirects from the old addresses of articles and standing pages.</summary>
    private static IEnumerable<RedirectPage> FromOldAddresses(View view) =>
    [
        .. from article in view.Edition.Articles
           from old in article.RedirectFrom
           select new RedirectPage(view, old.Id, new ArticlePage(view, article), old.Location),
        .. from text in view.Edition.StandingPages
           from old in text.RedirectFrom
           select new RedirectPage(view, old.Id, new StandingPage(view, text), old.Location),
    ];

    /// <summary>Redirects from the addresses of expired articles to their topics; to the front page if the topic has no page.</summary>
    private static IEnumerable<RedirectPage> FromExpired(View view) =>
        from article in view.Site.Settings.RedirectsExpired ? view.Site.Expired : []
        where article.Language.Equals(view.Language) && !article.Excluded
        let topic = view.Site.TopicWith(article.Topics[0].Id)
        let to = view.Edition.About(topic).IsEmpty ? new FrontPage(view) : (Page)new TopicPage(view, topic, 1)
        from old in AddressesOf(article)
        select new RedirectPage(view, old.Id, to, old.Location);

    /// <summary>All addresses that led to an article.</summary>
    private static IEnumerable<Reference> AddressesOf(Article article) =>
        [new(Permalinks.Article(article), article.Location), new(Permalinks.Short(article), article.Location), .. article.RedirectFrom];

    /// <summary>A redirect from what the addresses of the only edition start with, to its front page at the root.</summary>
    private static IEnumerable<RedirectPage> ToFront(View view) => view.FrontAddress == Permalinks.Edition(view.Language) ? []
        : [new(view, Permalinks.Edition(view.Language), new FrontPage(view), s_ownPlace)];

    /// <summary>Redirects from the parts of addresses that name a year or a month, to the chronology.</summary>
    private static IEnumerable<RedirectPage> ToChronology(View view)
    {
        var language = view.Language;
        var whole = new ChronologyPage(view, null, view.Site.Chronology);
        yield return new(view, Permalinks.Events(language), whole, s_ownPlace);
        foreach (var months in view.Edition.Articles.Select(article => article.Published.Day).GroupBy(day => day.Year, day => day.Month))
        {
            var year = months.Key;
            var to = view.Site.Chronology.Years.Contains(year) ? whole with { Year = year } : whole;
            yield return new(view, Permalinks.Year(language, year), to, s_ownPlace);
            foreach (var month in months.Distinct())
                yield return new(view, Permalinks.Month(language, year, month), to, s_ownPlace);
        }
    }

    /// <summary>Redirects from the parts of addresses that name a type of entities, to the list of names.</summary>
    private static IEnumerable<RedirectPage> ToNames(View view) =>
        view.Site.Entities.In(view.Language).Select(entity => entity.Type).Distinct().Select(type =>
            new RedirectPage(view, Permalinks.EntitiesOf(view.Language, type), new NamesPage(view, 1), s_ownPlace));

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
    [
        .. content.Languages is [var only] ? [new AddressClaim(Permalinks.Edition(only), "the redirect to the front page")]
            : Array.Empty<AddressClaim>(),
        .. content.Articles.SelectMany(AddressesAbove).Distinct(StringComparer.Ordinal)
            .Select(address => new AddressClaim(address, "the redirect to the chronology")),
        // Not twice for two folders of the same name, which is an error of its own.
        .. content.Articles.DistinctBy(article => (article.StoryId, article.Language.Code)).Select(article => new AddressClaim(
            Permalinks.Short(article), $"{article.Path}, as its short address", article.Location, ShortAdvice)),
        .. content.Articles.Select(article => article.RedirectFrom).Concat(content.StandingTexts.Select(text => text.RedirectFrom))
            .SelectMany(addresses => addresses, (addresses, old) => new AddressClaim(
                old.Id, $"an old address in {old.Location.Path}", old.Location,
                addresses.Length > 1 ? "Delete this address from 'redirectFrom'." : "Delete this 'redirectFrom'.")),
    ];

    /// <summary>The addresses of an article's year and month.</summary>
    private static IEnumerable<string> AddressesAbove(Article article)
    {
        var (language, day) = (article.Language, article.Published.Day);
        return [Permalinks.Year(language, day.Year), Permalinks.Month(language, day.Year, day.Month)];
    }
}
