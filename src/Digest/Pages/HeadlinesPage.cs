using Digest.Content;
using Digest.Languages;
using Digest.Languages.Dates;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>A page of the list of all headlines of an edition by first letter, which readers can search without a script.</summary>
internal sealed record HeadlinesPage(View View, int Number) : NumberedPage(Kind, View, Number)
{
    private const int HeadlinesOnOnePage = 100;

    public static readonly PageKind Kind = PageKind.InEachLanguage<HeadlinesPage>(
        "headlines", PagesOf, ClaimsOf, model => AddNumbers(model
            .Number("count", page => page.View.Edition.Articles.Length)
            .Many("groups", page => page.Groups)));

    public override string? Description => View.SiteDescription;
    public override IEnumerable<Crumb> Crumbs => [CrumbTo(TextKey.Search, Permalinks.Search(Language))];
    public override PublicationDate? LastModified => LastChangeOf(Headlines.Select(headline => headline.Article));
    protected override string? Name => TextKey.Headlines.In(Language);
    protected override int PageCount => CountOf(Language, Site);

    private IEnumerable<(string Initial, Article Article)> Headlines => Shown(View.Edition.ByHeadline, HeadlinesOnOnePage);

    private IEnumerable<HeadlineGroupModel> Groups => Headlines
        .GroupBy(headline => headline.Initial, headline => headline.Article, StringComparer.Ordinal)
        .Select(group => new HeadlineGroupModel(group.Key, [.. group], View));

    /// <summary>
    /// How many pages the list has in a language; 0 on a site without a search. The first page is there without articles, too, so that it
    /// is not lost with the last one.
    /// </summary>
    public static int CountOf(Language language, Site site) => site.Settings.GenerateSearchIndex
        ? Math.Max(1, PagesFor(site.EditionIn(language).Articles.Length, HeadlinesOnOnePage)) : 0;

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.OfHeadlines(Number, Language, Site);
    protected override string AddressOf(int number) => Permalinks.Headlines(Language, number);

    private static IEnumerable<HeadlinesPage> PagesOf(View view) =>
        Enumerable.Range(1, CountOf(view.Language, view.Site)).Select(number => new HeadlinesPage(view, number));

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) => content.Settings.GenerateSearchIndex
        ? AddressClaim.InEachLanguage(content, language => Permalinks.Headlines(language), "the list of headlines") : [];
}
