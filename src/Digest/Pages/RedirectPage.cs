using Digest.Content;
using Digest.Languages;
using Digest.SiteModel;
using Digest.Sources;

namespace Digest.Pages;

/// <summary>
/// A redirect from an old or a short address, or from the part of an address that ends at a year or a month.
/// </summary>
/// <param name="Place">The location of the old address in its source; a file named "redirect" if the site itself adds the redirect.</param>
/// <param name="Targets">
/// The language switch. Resolved late, because the preview of a large site creates many redirects at every save.
/// </param>
internal sealed record RedirectPage(View View, string From, string To, SourceLocation Place, Func<ImmutableArray<SwitchTarget>> Targets)
    : Page(Kind, View)
{
    public static readonly PageKind Kind = PageKind.InEachLanguage<RedirectPage>(
        "redirect",
        view => [.. FromShort(view), .. FromOldAddresses(view), .. FromExpired(view), .. ToChronology(view), .. ToNames(view)],
        ClaimsOf) with { HasSharedStyles = false };

    private const string ShortAdvice = "Rename the folder of the story that is not published yet: few names give the same address.";

    public override string Address => From;
    public override string? Title => TextKey.Moved.In(Language);
    public override bool IsIndexed => false;
    public override bool IsBare => true;
    public override string? RedirectsTo => To;
    public override string Origin => Place.Path;

    public override ImmutableArray<SwitchTarget> ResolveSwitch() => Targets();

    /// <summary>Redirects from the short addresses of articles.</summary>
    private static IEnumerable<RedirectPage> FromShort(View view) => view.Edition.Articles.Select(article => new RedirectPage(
        view,
        Permalinks.Short(article),
        Permalinks.Article(article),
        article.Location,
        () => WithoutSelf(LanguageSwitch.Of(article, view.Site))));

    /// <summary>Redirects from the old addresses of articles and standing pages.</summary>
    private static IEnumerable<RedirectPage> FromOldAddresses(View view) =>
    [
        .. from article in view.Edition.Articles
           from old in article.RedirectFrom
           select new RedirectPage(
               view, old.Id, Permalinks.Article(article), old.Location, () => WithoutSelf(LanguageSwitch.Of(article, view.Site))),
        .. from text in view.Edition.StandingPages
           from old in text.RedirectFrom
           select new RedirectPage(
               view, old.Id, Permalinks.Standing(text), old.Location, () => WithoutSelf(LanguageSwitch.Of(text, view.Site))),
    ];

    /// <summary>Redirects from the addresses of expired articles to their topics; to the front page if the topic has no page.</summary>
    private static IEnumerable<RedirectPage> FromExpired(View view) =>
        from article in view.Site.Settings.RedirectsExpired ? view.Site.Expired : []
        where article.Language.Equals(view.Language) && !article.Excluded
        let topic = view.Site.TopicWith(article.Topics[0].Id)
        let hasPage = !view.Edition.About(topic).IsEmpty
        let to = hasPage ? Permalinks.Topic(view.Language, topic) : Permalinks.Front(view.Language)
        from old in AddressesOf(article)
        select new RedirectPage(view, old.Id, to, old.Location, () => WithoutSelf(hasPage
            ? LanguageSwitch.Of(topic, 1, view.Language, view.Site)
            : LanguageSwitch.Everywhere(view.Site, view.Language, Permalinks.Front)));

    /// <summary>All addresses that led to an article.</summary>
    private static IEnumerable<Reference> AddressesOf(Article article) =>
        [new(Permalinks.Article(article), article.Location), new(Permalinks.Short(article), article.Location), .. article.RedirectFrom];

    /// <summary>Redirects from the parts of addresses that name a year or a month, to the chronology.</summary>
    private static IEnumerable<RedirectPage> ToChronology(View view)
    {
        var (site, language) = (view.Site, view.Language);
        yield return ToEachEdition(view, Permalinks.Events(language), other => Permalinks.Chronology(other));
        foreach (var months in view.Edition.Articles.Select(article => article.Published.Day).GroupBy(day => day.Year, day => day.Month))
        {
            var year = months.Key;
            yield return ToEachEdition(view, Permalinks.Year(language, year), other => YearIn(site, other, year));
            foreach (var month in months.Distinct())
                yield return ToEachEdition(view, Permalinks.Month(language, year, month), other => YearIn(site, other, year));
        }
    }

    /// <summary>Redirects from the parts of addresses that name a type of entities, to the list of names.</summary>
    private static IEnumerable<RedirectPage> ToNames(View view) =>
        from type in view.Site.Entities.In(view.Language).Select(entity => entity.Type).Distinct()
        select new RedirectPage(
            view,
            Permalinks.EntitiesOf(view.Language, type),
            Permalinks.Names(view.Language),
            SourceLocation.OfFile("redirect"),
            () => WithoutSelf(LanguageSwitch.OfNames(1, view.Language, view.Site)));

    private static RedirectPage ToEachEdition(View view, string address, Func<Language, string> target) => new(
        view,
        address,
        target(view.Language),
        SourceLocation.OfFile("redirect"),
        () => LanguageSwitch.Everywhere(view.Site, current: null, target));

    private static string YearIn(Site site, Language language, int year) =>
        site.Chronology.Years.Contains(year) ? Permalinks.ChronologyYear(language, null, year) : Permalinks.Chronology(language);

    /// <summary>The language switch of the target page, in which the target itself is a link like the others.</summary>
    private static ImmutableArray<SwitchTarget> WithoutSelf(ImmutableArray<SwitchTarget> targets) =>
        [.. targets.Select(target => target.Relation == Relation.Same ? target with { Relation = Relation.Translation } : target)];

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
    [
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
