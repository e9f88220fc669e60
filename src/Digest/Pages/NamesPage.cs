using Digest.Content;
using Digest.Languages;
using Digest.Pages.Models;
using Digest.SiteModel;

namespace Digest.Pages;

/// <summary>A page of the list of all persons, organisations and places that an edition names.</summary>
internal sealed record NamesPage(View View, int Number) : NumberedPage(Kind, View, Number)
{
    /// <summary>A name takes far less room than an article, whose number on a page is a setting.</summary>
    private const int NamesOnOnePage = 100;

    public static readonly PageKind Kind = PageKind.InEachLanguage<NamesPage>("names", PagesOf, ClaimsOf, model => AddNumbers(model
        .Many("groups", page => page.Groups)));

    public override string? Description => View.SiteDescription;
    public override string MenuAddress => Permalinks.Names(Language);
    protected override string? Name => TextKey.Names.In(Language);
    protected override int PageCount => CountOf(Language, Site);

    private IEnumerable<EntityGroupModel> Groups => Shown(Site.Entities.In(Language), NamesOnOnePage)
        .GroupBy(entity => entity.Type)
        .Select(group => new EntityGroupModel(group.Key, [.. group], View));

    /// <summary>How many pages the list has in a language; 0 if that edition names none.</summary>
    public static int CountOf(Language language, Site site) => PagesFor(site.Entities.In(language).Length, NamesOnOnePage);

    public override ImmutableArray<SwitchTarget> Switch => LanguageSwitch.OfNames(Number, Language, Site);
    protected override string AddressOf(int number) => Permalinks.Names(Language, number);

    private static IEnumerable<NamesPage> PagesOf(View view) =>
        Enumerable.Range(1, CountOf(view.Language, view.Site)).Select(number => new NamesPage(view, number));

    private static IEnumerable<AddressClaim> ClaimsOf(ParsedContent content) =>
        AddressClaim.InEachLanguage(content, language => Permalinks.Names(language), "the list of names");
}
